/** The API on one page: the OpenAPI document, written out for people. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { asPage, Document } from './layout.tsx'

/** What is read of the OpenAPI document; `unknown` where it may be anything. */
type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  description?: string
  example?: unknown
}
type Content = Record<string, { schema?: Schema }>
type Parameter = {
  name: string
  in: string
  required?: boolean
  schema?: Schema
  description?: string
}
type Operation = {
  tags?: string[]
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { description?: string; content?: Content }>
}
type ApiDocument = {
  info: { title: string; version: string }
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

/** `read` answers the OpenAPI document; it is asked at each visit, when every route is known. */
export const docsRoutes = (read: () => unknown) => {
  const routes = new Hono()
  // The general type allows much that our own routes never say; what is read of it stands above.
  routes.get('/docs', (c) => c.html(asPage(<DocsPage document={read() as ApiDocument} />)))
  return routes
}

const DocsPage: FC<{ document: ApiDocument }> = ({ document }) => (
  <Document title="API">
    <main id="main" class="docs">
      <h1>The API of Relance {document.info.version}</h1>
      <p>
        JSON over HTTP, with <code>Authorization: Bearer ADMIN_TOKEN</code> where a token is set.
        Whatever is refused is answered as <code>application/problem+json</code> with a remedy. For
        programs: <a href="/openapi.json">openapi.json</a>. <a href="/">To the inbox</a>
      </p>
      {Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => (
          <Route {...{ path, method, operation }} />
        )),
      )}
      <h2>Shapes</h2>
      {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
        <section id={name}>
          <h3>{name}</h3>
          <Properties schema={schema} />
        </section>
      ))}
    </main>
  </Document>
)

const Route: FC<{ path: string; method: string; operation: Operation }> = ({
  path,
  method,
  operation: { summary, description, parameters = [], requestBody, responses },
}) => (
  <section class="route">
    <h2>
      <code>
        {method.toUpperCase()} {path}
      </code>
    </h2>
    <p>
      {summary}. {description}
    </p>
    {parameters.length > 0 && (
      <table>
        <caption>Parameters</caption>
        {parameters.map((parameter) => (
          <Row
            name={parameter.name}
            schema={parameter.schema ?? {}}
            note={`${parameter.in}${parameter.required ? ', required' : ''}`}
            description={parameter.description}
          />
        ))}
      </table>
    )}
    {requestBody !== undefined && (
      <Body
        title={requestBody.required ? 'Body (required)' : 'Body'}
        content={requestBody.content}
      />
    )}
    <Answers responses={responses} />
  </section>
)

const Body: FC<{ title: string; content: Content }> = ({ title, content }) => (
  <>
    {Object.entries(content).map(([type, { schema = {} }]) => (
      <>
        <p>
          {title}, <code>{type}</code>: <Type schema={schema} />
        </p>
        <Properties schema={schema} />
      </>
    ))}
  </>
)

const Answers: FC<{ responses: Operation['responses'] }> = ({ responses }) => (
  <table>
    <caption>Answers</caption>
    {Object.entries(responses).map(([status, { description, content = {} }]) => (
      <tr>
        <th scope="row">{status}</th>
        <td>{description}</td>
        <td>
          {Object.values(content).map(({ schema = {} }) => (
            <Type schema={schema} />
          ))}
        </td>
      </tr>
    ))}
  </table>
)

const Properties: FC<{ schema: Schema }> = ({ schema: { properties, required = [] } }) =>
  properties === undefined ? null : (
    <table>
      {Object.entries(properties).map(([name, schema]) => (
        <Row {...{ name, schema }} note={required.includes(name) ? 'always' : 'optional'} />
      ))}
    </table>
  )

const Row: FC<{ name: string; schema: Schema; note: string; description?: string | undefined }> = ({
  name,
  schema,
  note,
  description = schema.description,
}) => (
  <tr>
    <th scope="row">
      <code>{name}</code>
    </th>
    <td>
      <Type schema={schema} />
    </td>
    <td>{note}</td>
    <td>
      {description}
      {schema.example !== undefined && (
        <>
          {' '}
          For example <code>{JSON.stringify(schema.example)}</code>
        </>
      )}
    </td>
  </tr>
)

const Type: FC<{ schema: Schema }> = ({ schema }) => {
  const { $ref, items, anyOf } = schema
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)
    return <a href={`#${name}`}>{name}</a>
  }
  if (items !== undefined)
    return (
      <>
        list of <Type schema={items} />
      </>
    )
  if (anyOf !== undefined)
    return (
      <>
        {anyOf.map((one, place) => (
          <>
            {place > 0 && ' or '}
            <Type schema={one} />
          </>
        ))}
      </>
    )
  return <>{sayType(schema)}</>
}

const sayType = ({ type, format, enum: words }: Schema) =>
  words === undefined
    ? `${[type ?? 'anything'].flat().join(' or ')}${format === undefined ? '' : ` (${format})`}`
    : words.map((word) => JSON.stringify(word)).join(' | ')
