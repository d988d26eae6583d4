/** Routes of macros, rules and teams. */
import { Hono } from 'hono'
import type { Macro, Rule, Team } from './account-records.ts'
import { SWITCHED_RULES } from './furnish.ts'
import { bodyOf, type Env, type Kit } from './kit.ts'
import { form, json, listOf, moment, nullable, object, text, whole } from './marshmallow.ts'
import { badRequest, demand } from './problems.ts'
import { resourceRoutes } from './resource.ts'
import { readScript, ScriptError } from './script.ts'
import { when, whenever } from './show.ts'

export const macroRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.put('/rules/priorities', async (c) => {
    const { priorities = [] } = demand(
      form({ priorities: listOf(form({ id: whole(), priority: whole() }, ['id', 'priority'])) }),
      await bodyOf(c),
      'Failed to update rule priorities.',
    )
    for (const { id = 0, priority = 0 } of priorities) {
      const rule = kit.desk.shelves.rules.get(id)
      if (rule) rule.priority = priority
    }
    return c.json({ data: kit.desk.shelves.rules.all().map((rule) => showRule(kit, rule)) })
  })
  app.route('/', macros(kit))
  app.route('/', rules(kit))
  app.route('/', teams(kit))
  return app
}

const macroFields = {
  name: text(1000),
  external_id: nullable(text(255)),
  intent: nullable(text()),
  language: nullable(text()),
  actions: listOf(object),
  archived_datetime: nullable(moment),
}

const macros = (kit: Kit) =>
  resourceRoutes<Macro>(kit, {
    path: 'macros',
    noun: 'macro',
    objectType: 'Macro',
    shelf: kit.desk.shelves.macros,
    total: false,
    rank: (macro) => macro.created_datetime,
    find: {
      fields: { search: text(), archived: text(), languages: text() },
      keep: (macro, { search }) =>
        macro.name.toLowerCase().includes(String(search ?? '').toLowerCase()),
    },
    show: ({ created_datetime, updated_datetime, archived_datetime, ...macro }) => ({
      ...macro,
      usage: 0,
      created_datetime: when(kit.view, created_datetime),
      updated_datetime: whenever(kit.view, updated_datetime),
      archived_datetime: whenever(kit.view, archived_datetime),
      uri: `/api/macros/${macro.id}/`,
    }),
    create: (raw, at) => ({
      id: kit.desk.shelves.macros.nextId(),
      external_id: null,
      intent: null,
      language: null,
      actions: [],
      created_datetime: at,
      updated_datetime: null,
      archived_datetime: null,
      name: '',
      ...demand(form(macroFields, ['name']), raw, 'Failed to create macro.'),
    }),
    change: (macro, raw, at) => {
      Object.assign(macro, demand(form(macroFields), raw, 'Failed to update macro.'))
      macro.updated_datetime = at
    },
  })

const ruleFields = {
  name: text(1000),
  description: nullable(text()),
  code: text(20_000),
  code_ast: json,
  event_types: nullable(text()),
  settings: json,
  priority: whole(),
  deactivated_datetime: nullable(moment),
}

const rules = (kit: Kit) =>
  resourceRoutes<Rule>(kit, {
    path: 'rules',
    noun: 'rule',
    objectType: 'Rule',
    shelf: kit.desk.shelves.rules,
    total: false,
    rank: (rule) => rule.created_datetime,
    show: (rule) => showRule(kit, rule),
    create: (raw, at) => ({
      id: kit.desk.shelves.rules.nextId(),
      description: null,
      event_types: null,
      settings: null,
      priority: kit.desk.shelves.rules.all().length + 1,
      type: 'user',
      created_datetime: at,
      updated_datetime: at,
      deactivated_datetime: null,
      name: '',
      code: '',
      ...readRule(raw, ['name', 'code'], 'Failed to create rule.'),
    }),
    change: (rule, raw, at) => {
      Object.assign(rule, readRule(raw, [], 'Failed to update rule.'))
      rule.updated_datetime = at
    },
  })

const readRule = (raw: unknown, required: ('name' | 'code')[], failed: string) => {
  const { code_ast: _, ...given } = demand(form(ruleFields, required), raw, failed)
  try {
    readScript(given.code ?? '')
  } catch (error) {
    if (error instanceof ScriptError) throw badRequest(failed, { code: [error.message] })
    throw error
  }
  return given
}

/** A rule that a switch of the sandbox plays is active while its switch is on. */
const showRule = (kit: Kit, rule: Rule) => {
  const name = SWITCHED_RULES[rule.id]
  const off = name !== undefined && !kit.faults.now()[name]
  return {
    ...rule,
    code_ast: readScript(rule.code),
    created_datetime: when(kit.view, rule.created_datetime),
    updated_datetime: when(kit.view, rule.updated_datetime),
    deactivated_datetime: whenever(
      kit.view,
      rule.deactivated_datetime ?? (off ? rule.updated_datetime : null),
    ),
    uri: `/api/rules/${rule.id}/`,
  }
}

const teamFields = {
  name: text(255),
  description: nullable(text()),
  decoration: json,
  members: listOf(form({ id: whole() }, ['id'])),
}

const teams = (kit: Kit) =>
  resourceRoutes<Team>(kit, {
    path: 'teams',
    noun: 'team',
    objectType: 'Team',
    shelf: kit.desk.shelves.teams,
    total: false,
    rank: (team) => team.created_datetime,
    show: ({ member_ids, ...team }) => ({
      ...team,
      members: member_ids.flatMap((id) => {
        const user = kit.desk.people.get(id)
        return user ? [{ id, name: user.name, email: user.email, meta: user.meta }] : []
      }),
      created_datetime: when(kit.view, team.created_datetime),
      uri: `/api/teams/${team.id}/`,
    }),
    create: (raw, at) => ({
      id: kit.desk.shelves.teams.nextId(),
      name: '',
      description: null,
      decoration: {},
      member_ids: [],
      created_datetime: at,
      ...readTeam(raw, ['name'], 'Failed to create team.'),
    }),
    change: (team, raw) => {
      Object.assign(team, readTeam(raw, [], 'Failed to update team.'))
    },
  })

const readTeam = (raw: unknown, required: 'name'[], failed: string) => {
  const { members, ...given } = demand(form(teamFields, required), raw, failed)
  return { ...given, ...(members && { member_ids: members.map(({ id }) => id ?? 0) }) }
}
