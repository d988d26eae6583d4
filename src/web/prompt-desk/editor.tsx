/** The page on which one prompt file is edited. */
import type { FC } from 'hono/jsx'
import type { PromptProblem } from '../../domain/ports.ts'
import { fileOf, type PromptName, type PromptText } from '../../domain/prompt-editing.ts'
import type { Comparison } from '../../pipeline/edit-prompts.ts'
import { Frame, type FrameFacts } from '../inbox/frame.tsx'
import { Comparisons } from './comparisons.tsx'
import { Diff } from './diff.tsx'
import { type VersionFacts, Versions } from './versions.tsx'
import { KIND_WORDS, promptPath, titleOf } from './words.ts'

export type Found = {
  problems: PromptProblem[]
  warnings: PromptProblem[]
  /** The file is another now than the one the person started from. */
  hasMoved?: boolean
}

export type EditorFacts = {
  name: PromptName
  text: string
  /** Of the file this text started from; null: there was none. */
  hash: string | null
  found: Found
  /** What somebody else wrote meanwhile; `now` null: the file is gone. */
  conflict: { now: PromptText | null } | null
  /** Why it could not be written. */
  trouble: string | null
  isSaved: boolean
  comparisons: Comparison[] | null
  tickets: string
  mayEdit: boolean
}

type PageFacts = EditorFacts & {
  frame: Omit<FrameFacts, 'title'>
  versions: VersionFacts['versions']
  ticketUrl: (ticketId: number) => string
}

export const EditorPage: FC<PageFacts> = ({ frame, versions, ticketUrl, ...facts }) => (
  <Frame title={titleOf(facts.name)} {...frame}>
    <main id="main" class="desk">
      <p>
        <a href="/prompts">Voices and plans</a>
      </p>
      <h1>{titleOf(facts.name)}</h1>
      <p>
        {KIND_WORDS[facts.name.kind].what} This is the file <code>{fileOf(facts.name)}</code>; it
        may also be edited on disk.
      </p>
      {!facts.mayEdit && <p class="hint">Only an admin may change it.</p>}
      {facts.isSaved && <p class="notice">Saved. It counts from the next pass on.</p>}
      {facts.trouble !== null && (
        <p class="notice bad" role="alert">
          Not saved: {facts.trouble}
        </p>
      )}
      {facts.conflict !== null && <Conflict {...facts} now={facts.conflict.now} />}
      <EditForm {...facts} />
      {facts.comparisons !== null && (
        <Comparisons {...{ ticketUrl }} comparisons={facts.comparisons} />
      )}
      <Versions name={facts.name} hash={facts.hash} mayEdit={facts.mayEdit} versions={versions} />
    </main>
  </Frame>
)

const Conflict: FC<{ text: string; now: PromptText | null }> = ({ text, now }) => (
  <section class="notice bad" role="alert" aria-labelledby="conflict">
    <div>
      <h2 id="conflict">Not saved: the file changed while you edited</h2>
      {now === null ? (
        <p>Somebody deleted it. Saving again makes it anew with your text.</p>
      ) : (
        <>
          <p>
            Your text stands below as you wrote it. This is what saving it would change in the file
            as it is now. Saving again replaces it; it stays among the versions.
          </p>
          <Diff before={now.text} after={text} />
        </>
      )}
    </div>
  </section>
)

const EditForm: FC<EditorFacts> = ({ name, text, hash, found, tickets, mayEdit }) => (
  <form method="post" action={promptPath(name, mayEdit ? '' : '/check')}>
    <input type="hidden" name="hash" value={hash ?? ''} />
    <label for="text">The file</label>
    <textarea
      id="text"
      name="text"
      spellcheck={false}
      readonly={!mayEdit}
      aria-describedby="found"
      data-key={mayEdit ? 'e' : undefined}
      hx-post={promptPath(name, '/check')}
      hx-trigger="input changed delay:400ms"
      hx-target="#found"
      hx-swap="outerHTML"
      hx-sync="this:replace"
    >
      {text}
    </textarea>
    <FoundList {...found} />
    {mayEdit && (
      <div class="buttons">
        <button type="submit">Save</button>
        <button type="submit" class="outline" formaction={promptPath(name, '/check')}>
          Check
        </button>
        <label>
          Ticket numbers (none: three that wait){' '}
          <input name="tickets" value={tickets} inputmode="numeric" autocomplete="off" />
        </label>
        <button type="submit" class="outline" formaction={promptPath(name, '/preview')}>
          Try it on tickets
        </button>
      </div>
    )}
  </form>
)

/** Fetches itself while a person types. */
export const FoundList: FC<Found> = ({ problems, warnings, hasMoved = false }) => (
  <div id="found" aria-live="polite">
    {problems.length > 0 && <ProblemList problems={problems} />}
    {warnings.length > 0 && <ProblemList problems={warnings} isMild />}
    {hasMoved && (
      <p class="problems mild">
        Somebody changed this file meanwhile. Saving shows you both texts first.
      </p>
    )}
  </div>
)

const ProblemList: FC<{ problems: PromptProblem[]; isMild?: boolean }> = ({
  problems,
  isMild = false,
}) => (
  <div class={isMild ? 'problems mild' : 'problems'}>
    <ul>
      {problems.map(({ file, line, message }) => (
        <li>
          <bdi>
            {file}, line {line}: {message}
          </bdi>
        </li>
      ))}
    </ul>
  </div>
)
