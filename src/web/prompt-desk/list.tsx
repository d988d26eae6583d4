/** Lists the prompt files there are, by kind. */
import type { FC } from 'hono/jsx'
import { PROMPT_KINDS, type PromptKind, type PromptName } from '../../domain/prompt-editing.ts'
import { Frame, type FrameFacts } from '../inbox/frame.tsx'
import { KIND_WORDS, promptPath, titleOf } from './words.ts'

type ListFacts = {
  frame: Omit<FrameFacts, 'title'>
  names: PromptName[]
  warnings: string[]
  mayEdit: boolean
}

export const PromptListPage: FC<ListFacts> = ({ frame, names, warnings, mayEdit }) => (
  <Frame title="Voices and plans" {...frame}>
    <main id="main" class="desk">
      <h1>Voices and plans</h1>
      <p>
        Each is a file, edited here or on disk; git sees both. A change counts from the next pass
        on.
      </p>
      {!mayEdit && <p class="hint">Only an admin may change them.</p>}
      {warnings.length > 0 && (
        <div class="problems mild">
          <ul>
            {warnings.map((warning) => (
              <li>
                <bdi>{warning}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {PROMPT_KINDS.map((kind) => (
        <Kind {...{ kind, names, mayEdit }} />
      ))}
    </main>
  </Frame>
)

const Kind: FC<{ kind: PromptKind; names: PromptName[]; mayEdit: boolean }> = ({
  kind,
  names,
  mayEdit,
}) => (
  <section aria-labelledby={kind}>
    <h2 id={kind}>{KIND_WORDS[kind].many}</h2>
    <p>{KIND_WORDS[kind].what}</p>
    <ul>
      {names
        .filter((one) => one.kind === kind)
        .map((name) => (
          <li>
            <a href={promptPath(name)}>{titleOf(name)}</a>
          </li>
        ))}
    </ul>
    {mayEdit && kind !== 'shop' && (
      <form method="get" action="/prompts/new" class="buttons">
        <input type="hidden" name="kind" value={kind} />
        <label>
          Name of a new one <input name="name" required maxlength={60} autocomplete="off" />
        </label>
        <button type="submit" class="outline">
          New {KIND_WORDS[kind].one.toLowerCase()}
        </button>
      </form>
    )}
  </section>
)
