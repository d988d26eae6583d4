/** Speaks to Anthropic's Message Batches: requests go up in one call, results come down line by line. */
import type { BatchState, Submitted } from '../domain/batches.ts'
import { connectAnthropic, messagesRequest, readMessage } from './anthropic.ts'
import { type Batches, CLOCKS_DIFFER, isSurelyRefused } from './batch-call.ts'
import type { Access } from './call.ts'

export const createAnthropicBatches = (access: Access): Batches => {
  const { client, fail } = connectAnthropic(access)

  return {
    submit: async (_, calls): Promise<Submitted> => {
      try {
        const { id } = await client.messages.batches.create({
          requests: calls.map(({ id: custom_id, call }) => ({
            custom_id,
            params: messagesRequest(call),
          })),
        })
        return { kind: 'submitted', batchId: id }
      } catch (error) {
        return { kind: isSurelyRefused(error) ? 'refused' : 'unclear', why: fail(error).why }
      }
    },
    // A batch here carries no tag: its time and size tell it from others; its answers carry our ids.
    find: async ({ since, size, known: others }) => {
      for await (const batch of client.messages.batches.list({ limit: 100 })) {
        if (Date.parse(batch.created_at) < since - CLOCKS_DIFFER) return null
        const { processing, succeeded, errored, canceled, expired } = batch.request_counts
        const all = processing + succeeded + errored + canceled + expired
        if (all === size && !others.includes(batch.id)) return batch.id
      }
      return null
    },
    look: async (batchId): Promise<BatchState> => {
      try {
        const { processing_status } = await client.messages.batches.retrieve(batchId)
        return { kind: processing_status === 'ended' ? 'ended' : 'running' }
      } catch (error) {
        return { kind: 'unreachable', why: fail(error).why }
      }
    },
    replies: async function* (batchId) {
      for await (const { custom_id: id, result } of await client.messages.batches.results(batchId))
        yield result.type === 'succeeded'
          ? { id, reply: readMessage(result.message), why: '' }
          : { id, reply: null, why: sayResult(result) }
    },
  }
}

const sayResult = (result: { type: string; error?: { error?: { message?: string } } }) =>
  result.error?.error?.message ?? `the request ended as ${result.type}`
