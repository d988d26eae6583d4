/** The versions of a prompt file: who, when, what changed, and the way back. */
import type { FC } from 'hono/jsx'
import type { PromptName, PromptText, PromptVersion } from '../../domain/prompt-editing.ts'
import { Frame, type FrameFacts } from '../inbox/frame.tsx'
import { When } from '../inbox/when.tsx'
import { Diff } from './diff.tsx'
import { promptPath, titleOf } from './words.ts'

export type VersionFacts = {
  name: PromptName
  /** Of the file as it is now. */
  hash: string | null
  /** Newest first. */
  versions: PromptVersion[]
  mayEdit: boolean
}

export const Versions: FC<VersionFacts> = ({ name, hash, versions, mayEdit }) => (
  <section aria-labelledby="versions">
    <h2 id="versions">Versions</h2>
    {versions.length === 0 ? (
      <p>None so far: each save from this page is kept, and what it replaced.</p>
    ) : (
      <div class="scroll">
        <table class="versions">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">By</th>
              <th scope="col">What changed</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr>
                <td>
                  <When at={version.at} />
                </td>
                <td>
                  <bdi>{sayBy(version)}</bdi>
                </td>
                <td>
                  <a href={promptPath(name, `/versions/${version.id}`)}>
                    Look at version {version.id}
                  </a>{' '}
                  {version.hash === hash ? (
                    '(as it is now)'
                  ) : (
                    <Restore {...{ name, hash, version, mayEdit }} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)

const sayBy = ({ by }: PromptVersion) => by ?? 'found on disk'

type RestoreFacts = Omit<VersionFacts, 'versions'> & { version: PromptVersion }

const Restore: FC<RestoreFacts> = ({ name, hash, version, mayEdit }) =>
  mayEdit ? (
    <form method="post" action={promptPath(name, '/restoration')}>
      <input type="hidden" name="version" value={String(version.id)} />
      <input type="hidden" name="hash" value={hash ?? ''} />
      <button type="submit" class="outline" aria-label={`Restore version ${version.id}`}>
        Restore
      </button>
    </form>
  ) : null

type PageFacts = {
  frame: Omit<FrameFacts, 'title'>
  name: PromptName
  version: PromptVersion
  /** The version before it, if there is one. */
  before: PromptVersion | null
  now: PromptText | null
  mayEdit: boolean
}

export const VersionPage: FC<PageFacts> = ({ frame, name, version, before, now, mayEdit }) => (
  <Frame title={`Version ${version.id}`} {...frame}>
    <main id="main" class="desk">
      <p>
        <a href={promptPath(name)}>{titleOf(name)}</a>
      </p>
      <h1>
        Version {version.id} of {titleOf(name)}
      </h1>
      <p>
        <When at={version.at} /> · <bdi>{sayBy(version)}</bdi>
      </p>
      {now?.hash !== version.hash && (
        <Restore {...{ name, version, mayEdit }} hash={now?.hash ?? null} />
      )}
      <h2>Against the version before</h2>
      <Diff before={before?.text ?? ''} after={version.text} />
      {now !== null && now.hash !== version.hash && (
        <>
          <h2>What restoring it would change now</h2>
          <Diff before={now.text} after={version.text} />
        </>
      )}
    </main>
  </Frame>
)
