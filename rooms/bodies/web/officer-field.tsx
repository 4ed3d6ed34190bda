import { currentLanguage, read, sayNow } from '#platform/web'
import { type FieldProps, PickField, type PickItem } from '#ui'
import { officerList } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'

const newMark = 'new:'

/** An officer who is known by id, or one to be registered by name. */
export interface PickedOfficer {
  readonly officerId?: string | undefined
  readonly officerName?: string | undefined
}

interface OfficerFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: PickedOfficer
  readonly onChange: (officer: PickedOfficer) => void
}

/** One officer, found by name; a name that is not there yet can be given as it is, and is registered with the change. */
export function OfficerField({ value, onChange, ...door }: OfficerFieldProps) {
  const { officerId, officerName } = value
  const chosen = officerName === undefined ? undefined : { id: `${newMark}${officerName}`, label: officerName }
  const choose = (id: string | undefined) => {
    if (id?.startsWith(newMark)) onChange({ officerId: undefined, officerName: id.slice(newMark.length) })
    else onChange({ officerId: id, officerName: undefined })
  }
  return <PickField {...door} value={officerId ?? chosen?.id} chosen={chosen} onChange={choose} find={findOfficers} />
}

async function findOfficers(text: string, signal: AbortSignal): Promise<PickItem[]> {
  const { items } = await read(officerList, { q: text, limit: 12 }, signal)
  const language = currentLanguage()
  const found = items.map(({ id, name, posts }) => ({
    id,
    label: name,
    detail: posts[0]?.title[language] ?? sayNow(bodyWords, 'officer.no-post'),
  }))
  const name = text.trim()
  if (name.length < 3) return found
  return [...found, { id: `${newMark}${name}`, label: sayNow(bodyWords, 'officer.new', { name }) }]
}
