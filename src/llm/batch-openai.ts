/** Speaks to OpenAI's Batch API: a file of requests goes up, a file of answers and one of errors come down. */
import { toFile } from 'openai'
import { z } from 'zod'
import type { BatchState, Submitted } from '../domain/batches.ts'
import { type Batches, CLOCKS_DIFFER, isSurelyRefused } from './batch-call.ts'
import type { Access } from './call.ts'
import { connectOpenAi, readResponse, responsesRequest } from './openai.ts'

const ENDPOINT = '/v1/responses'

export const createOpenAiBatches = (access: Access): Batches => {
  const { client, fail } = connectOpenAi(access)

  return {
    submit: async (tag, calls): Promise<Submitted> => {
      const lines = calls.map(({ id, call }) =>
        JSON.stringify({
          custom_id: id,
          method: 'POST',
          url: ENDPOINT,
          body: responsesRequest(call),
        }),
      )
      try {
        const content = await toFile(Buffer.from(lines.join('\n')), 'batch.jsonl')
        const file = await client.files.create({ file: content, purpose: 'batch' })
        const { id } = await client.batches.create({
          input_file_id: file.id,
          endpoint: ENDPOINT,
          completion_window: '24h',
          metadata: { relance: tag },
        })
        return { kind: 'submitted', batchId: id }
      } catch (error) {
        return { kind: isSurelyRefused(error) ? 'refused' : 'unclear', why: fail(error).why }
      }
    },
    find: async ({ tag, since }) => {
      for await (const { id, metadata, created_at } of client.batches.list({ limit: 100 })) {
        if (metadata?.relance === tag) return id
        if (created_at * 1000 < since - CLOCKS_DIFFER) return null
      }
      return null
    },
    look: async (batchId): Promise<BatchState> => {
      try {
        const { status } = await client.batches.retrieve(batchId)
        return { kind: OVER.has(status) ? 'ended' : 'running' }
      } catch (error) {
        return { kind: 'unreachable', why: fail(error).why }
      }
    },
    replies: async function* (batchId) {
      const { output_file_id, error_file_id, status, errors } =
        await client.batches.retrieve(batchId)
      const first = errors?.data?.[0]?.message ?? `the batch ended as ${status}`
      for (const file of [output_file_id, error_file_id]) {
        if (!file) continue
        const text = await (await client.files.content(file)).text()
        for (const line of text.split('\n')) if (line.trim() !== '') yield readLine(line, first)
      }
    },
  }
}

const OVER = new Set(['completed', 'failed', 'expired', 'cancelled'])

const lineSchema = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number(), body: z.unknown() }).nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
})

const readLine = (line: string, why: string) => {
  const { custom_id: id, response, error } = lineSchema.parse(JSON.parse(line))
  return response?.status_code === 200
    ? { id, reply: readResponse(response.body), why }
    : {
        id,
        reply: null,
        why: error?.message ?? (response ? `status ${response.status_code}` : why),
      }
}
