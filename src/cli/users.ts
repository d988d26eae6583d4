/** `relance users`: who may sign in. Passwords come from the terminal or standard input, never from the command line. */
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { ROLES, type User, type UserResult } from '../domain/user.ts'
import { iso } from '../lib/clock.ts'
import { ConfigError } from '../lib/errors.ts'
import type { Installation } from '../services.ts'
import { print, printJson } from './output.ts'

type Team = Installation['services']['team']

type Open = (work: (installation: Installation) => Promise<number>) => Promise<void>

/** Below `relance users`. */
export const addUserCommands = (program: Command, open: Open) => {
  const users = program.command('users').description('who may sign in, and as what')
  users
    .command('list')
    .description('everybody, with his role')
    .option('--json', 'print one JSON document')
    .action(({ json = false }: { json?: boolean }) =>
      open(async ({ services: { team } }) => {
        const all = await team.list()
        if (json) printJson({ users: all.map(userJson) })
        else print(all.length === 0 ? NOBODY : all.map(sayUser).join('\n'))
        return 0
      }),
    )
  users
    .command('add')
    .argument('<name>')
    .description('asks for the password, or reads it from standard input')
    .requiredOption('--role <role>', ROLES.join(', '))
    .action((name: string, { role }: { role: string }) =>
      open(({ services: { team } }) => addUser(team, name, role)),
    )
  users
    .command('remove')
    .argument('<name>')
    .description('he is signed out at once')
    .action((name: string) =>
      open(async ({ services: { team } }) =>
        tell(await team.remove(name, BY), name, 'may no longer sign in'),
      ),
    )
  users
    .command('password')
    .argument('<name>')
    .description('gives a new one; he is signed out at once')
    .action((name: string) =>
      open(async ({ services: { team } }) => {
        const password = await readPassword(`New password of ${name}: `)
        return tell(await team.setPassword(name, password, BY), name, 'has a new password')
      }),
    )
}

/** Recorded in the audit as who did it. */
const BY = 'cli'

const addUser = async (team: Team, name: string, role: string) => {
  const known = ROLES.find((one) => one === role)
  if (known === undefined)
    throw new ConfigError([`--role: "${role}" is not known; write one of ${ROLES.join(', ')}`])
  const password = await readPassword(`Password of ${name}: `)
  return tell(await team.add({ name, role: known, password, by: BY }), name, 'may sign in now')
}

const NOBODY = 'Nobody so far: `relance users add NAME --role admin` adds the first.'

const userJson = ({ name, role, createdAt }: User) => ({ name, role, created_at: iso(createdAt) })

const sayUser = ({ name, role, createdAt }: User) =>
  `${name}  ${role}  since ${iso(createdAt).slice(0, 10)}`

const tell = (result: UserResult, name: string, done: string) => {
  switch (result.kind) {
    case 'done':
      print(`${name} ${done}.`)
      return 0
    case 'not_found':
      process.stderr.write(`There is no user ${name}; \`relance users list\` says who there is.\n`)
      return 1
    case 'refused':
      throw new ConfigError([`${result.field}: ${result.why}`])
  }
}

/** The first line of standard input; at a terminal without an echo. */
const readPassword = async (question: string): Promise<string> => {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, terminal: isTerminal })
  try {
    for await (const line of lines) return line
    throw new ConfigError([
      'password: nothing was written; write it on the first line of standard input',
    ])
  } finally {
    lines.close()
    if (isTerminal) process.stderr.write('\n')
  }
}
