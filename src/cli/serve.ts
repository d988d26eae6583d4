/** `relance serve`: listens for the inbox and the API until told to stop. */
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { SECOND } from '../lib/clock.ts'
import { ConfigError } from '../lib/errors.ts'
import type { Services } from '../services.ts'

export type ServeOptions = {
  services: Pick<Services, 'clock' | 'log'>
  app: Parameters<typeof createAdaptorServer>[0]['fetch']
  host: string
  port: number
  /** Starts passes and sends; answers how to stop them. */
  start: () => () => Promise<void>
  /** Resolves when the process is told to stop. */
  told: Promise<void>
}

/** What has not ended by then is cut off. */
const GRACE = 9 * SECOND

/** Answers the exit code when the process was told to stop. */
export const serveUntilTold = async (options: ServeOptions): Promise<number> => {
  const { clock, log } = options.services
  const server = await listen(options)
  log.info({}, `the inbox is at http://${options.host}:${portOf(server)}`)
  const stop = options.start()
  await options.told
  log.info({}, 'stopping: what is in flight ends first')
  server.close()
  await Promise.race([stop(), clock.sleep(GRACE)])
  return 0
}

const listen = ({ app, host, port, services: { log } }: ServeOptions) =>
  new Promise<ServerType>((resolve, reject) => {
    const server = createAdaptorServer({ fetch: app })
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error)
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      server.on('error', (error: Error) => log.error({}, `the server: ${error.message}`))
      resolve(server)
    })
  })

const portTaken = (port: number) =>
  new ConfigError([`PORT: ${port} is taken by another program; write another number`])

const portOf = (server: ServerType) => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : ''
}
