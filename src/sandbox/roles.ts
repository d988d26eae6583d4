/** What the roles of users may do through the API. */

/** Everybody may read. Who only observes may write notes, but the door does not read messages: he may not write. */
export const mayDo = (role: string, method: string, path: string) => {
  if (method === 'GET') return true
  if (role === 'observer-agent' || role === 'bot') return isSearch(path)
  if (role === 'lite-agent' || role === 'internal-agent') return isSearch(path) || isTicket(path)
  return role === 'admin' || !isAccount(path)
}

/** Searching is reading, whatever the verb. */
const isSearch = (path: string) => /^\/api\/(search|views\/\d+\/items)\/?$/.test(path)

const isTicket = (path: string) => /^\/api\/tickets(\/|$)/.test(path)

/** What belongs to the account and not to the daily work. */
const isAccount = (path: string) =>
  /^\/api\/(integrations|rules|teams|users|custom-fields|account)(\/|$)/.test(path)
