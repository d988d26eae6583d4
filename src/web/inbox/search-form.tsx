/** Looks for a customer, a subject or a ticket, and narrows the list. */
import type { FC } from 'hono/jsx'
import { MODES } from '../../domain/policy.ts'
import type { Status } from '../../services.ts'
import { listPath, type Place } from './sections.ts'
import { MODE_WORDS } from './words.ts'

export const SearchForm: FC<{ place: Place; status: Status }> = ({ place, status }) => {
  const { search, ...narrowing } = place.filters
  const isNarrowed = Object.keys(narrowing).length > 0
  return (
    <form method="get" action="/" class="search">
      <input type="hidden" name="section" value={place.section.key} />
      <label for="search" class="unseen">
        Customer, subject or ticket number
      </label>
      <input
        id="search"
        name="search"
        type="search"
        placeholder="Customer, subject, ticket"
        value={search}
        maxlength={200}
        data-key="/"
      />
      <details open={isNarrowed}>
        <summary>Filters</summary>
        <Choice name="policy" label="Follow-up plan" choices={status.plans} place={place} />
        <Choice name="persona" label="Voice" choices={status.voices} place={place} />
        <Choice name="mode" label="Mode" choices={[...MODES]} place={place} words={MODE_WORDS} />
        <label for="language">Language of the draft</label>
        <input
          id="language"
          name="language"
          value={narrowing.language}
          maxlength={10}
          size={4}
          placeholder="en"
          autocomplete="off"
        />
      </details>
      <button type="submit" class="outline">
        Find
      </button>
      {(isNarrowed || search !== undefined) && (
        <a href={listPath({ ...place, cursor: null, filters: {} })}>Show all</a>
      )}
    </form>
  )
}

type ChoiceFacts = {
  name: 'policy' | 'persona' | 'mode'
  label: string
  choices: string[]
  place: Place
  words?: Record<string, string>
}

const Choice: FC<ChoiceFacts> = ({ name, label, choices, place, words = {} }) => {
  const chosen = place.filters[name]
  // A plan that was renamed still has its decisions.
  const all = chosen === undefined || choices.includes(chosen) ? choices : [...choices, chosen]
  return (
    <>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">any</option>
        {all.map((choice) => (
          <option value={choice} selected={choice === chosen} dir="auto">
            {words[choice] ?? choice}
          </option>
        ))}
      </select>
    </>
  )
}
