/** Refuses a request: programs get a problem document, people a page. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { asPage, PlainPage } from './layout.tsx'
import { type Complaint, problem, titleOf } from './problem.ts'

export const refuse = (c: Context, status: ContentfulStatusCode, complaint: Complaint) =>
  isForPeople(c)
    ? c.html(asPage(<RefusalPage {...{ status, complaint }} />), status)
    : problem(c, status, complaint)

/** Of a field that holds none of the words it may. */
export const refuseChoice = (c: Context, field: string, expected: string) =>
  refuse(c, 422, {
    kind: 'invalid',
    detail: `${field}: expected ${expected}.`,
    remedy: 'Go back and choose one.',
    field,
  })

const isForPeople = (c: Context) =>
  !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')

const RefusalPage = ({ status, complaint }: { status: number; complaint: Complaint }) => (
  <PlainPage title={titleOf(status)}>
    <p dir="auto">{complaint.detail}</p>
    <p>{complaint.remedy}</p>
    <p>
      <a href="/">To the inbox</a>
    </p>
  </PlainPage>
)
