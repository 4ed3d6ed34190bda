import { useState } from 'react'
import { askOnce, currentLanguage, intentOf, type QueryOf, read, sayNow, toProblem } from '#platform/web'
import { type FieldProps, PickField, type PickItem, showToast } from '#ui'
import { officerList, registerOfficers } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'

const newMark = 'new:'

interface OfficerFieldProps extends FieldProps<string> {
  /** Where a new name is registered. */
  readonly areaId: number
}

/** One officer, found by name; a name that is not there yet can be registered on the spot. */
export function OfficerField({ areaId, onChange, ...door }: OfficerFieldProps) {
  const [chosen, setChosen] = useState<PickItem>()
  const choose = async (value: string | undefined) => {
    if (!value?.startsWith(newMark)) return onChange(value)
    const name = value.slice(newMark.length)
    try {
      const intent = intentOf(registerOfficers, { areaId, source: 'bodies', officers: [{ name, synthetic: false }] })
      const { officerIds } = (await askOnce(intent)) as { officerIds: string[] }
      const id = officerIds[0] as string
      setChosen({ id, label: name })
      onChange(id)
    } catch (thrown) {
      showToast({ text: toProblem(thrown).words[currentLanguage()] })
    }
  }
  return <PickField {...door} chosen={chosen} onChange={(value) => void choose(value)} find={findOfficers} />
}

async function findOfficers(text: string, signal: AbortSignal): Promise<PickItem[]> {
  const { items } = await read(officerList, { q: text, limit: 12 } as QueryOf<{ q: string; limit: number }>, signal)
  const language = currentLanguage()
  const found = items.map(({ id, name, posts }) => ({
    id,
    label: name,
    detail: posts[0]?.title[language] ?? sayNow(bodyWords, 'officer.no-post'),
  }))
  const name = text.trim()
  return name.length < 3
    ? found
    : [...found, { id: `${newMark}${name}`, label: sayNow(bodyWords, 'officer.new', { name }) }]
}
