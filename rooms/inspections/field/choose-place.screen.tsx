import { useState } from 'react'
import { AsOf, keepDraft, newFieldId, PressRow, Screen, useBrought, useDesk, useUnfinished } from '#platform/field'
import { useGo, useWords } from '#platform/web'
import { TextField } from '#ui'
import { type Catalogue, type Choice, checklistFor, choicesOf, type FieldKit, type SiteKinds } from './choose-place.ts'
import type { InspectionDraft } from './inspection-draft.ts'
import { inspectionFieldWords } from './inspections-field.words.ts'

/** Most lines shown: whoever does not see theirs types a letter more. */
const mostShown = 40

/** Where to inspect: what was begun, what one was assigned, the places that have waited longest. */
export function ChoosePlaceScreen() {
  const t = useWords(inspectionFieldWords)
  const go = useGo()
  const kit = useBrought<FieldKit>('inspections.kit')
  const begin = useBegin()
  const unfinished = useUnfinished()?.filter(isInspection) ?? []
  const [text, setText] = useState('')
  const choices = kit ? choicesOf(kit.value, text).slice(0, mostShown) : []
  return (
    <Screen title={t('pick.title')} back="/field">
      <TextField
        name="search"
        type="search"
        label={t('pick.search')}
        value={text}
        onChange={(next) => setText(next ?? '')}
      />
      {unfinished.length > 0 && (
        <section>
          <h2>{t('pick.unfinished')}</h2>
          {unfinished.map(({ id, name, areaName }) => (
            <PressRow key={id} title={name} small={areaName} onPress={() => go(`/field/inspections/record/${id}`)} />
          ))}
        </section>
      )}
      {kit !== undefined && <AsOf at={kit?.at} />}
      <div>
        {choices.map((choice) => (
          <PressRow
            key={choice.key}
            title={choice.title}
            small={<Small choice={choice} />}
            onPress={() => void begin(choice)}
          />
        ))}
        {kit && choices.length === 0 && <p>{t('pick.none')}</p>}
      </div>
    </Screen>
  )
}

function Small({ choice }: { readonly choice: Choice }) {
  const t = useWords(inspectionFieldWords)
  const marks = [
    choice.isPlanned ? t('pick.planned') : undefined,
    choice.isSurprise ? t('pick.surprise') : undefined,
    choice.late > 0 ? t('pick.late', { count: choice.late }) : undefined,
  ]
  return [choice.areaName, choice.address, ...marks].filter(Boolean).join(' · ')
}

/** Begins a form: the checklist of this moment goes into it, and stays whatever changes meanwhile. */
function useBegin(): (choice: Choice) => Promise<void> {
  const go = useGo()
  const { desk } = useDesk()
  const catalogue = useBrought<Catalogue>('inspections.catalogue')
  const kinds = useBrought<SiteKinds>('sites.kinds')
  return async (choice) => {
    const sheet = catalogue ? checklistFor(choice, catalogue.value, kinds?.value) : undefined
    const id = newFieldId(desk)
    const draft: InspectionDraft = {
      form: 'inspections.record',
      id,
      ...choice.start,
      ...(sheet ? { sheet: { checklist: sheet.key, version: sheet.version, items: sheet.items } } : {}),
      step: 'checklist',
      startedAt: desk.deviceNow(),
      answers: {},
      findings: [],
      photos: [],
    }
    await keepDraft(desk, id, draft, desk.deviceNow())
    go(`/field/inspections/record/${id}`)
  }
}

function isInspection(draft: unknown): draft is InspectionDraft {
  return (draft as Partial<InspectionDraft>).form === 'inspections.record'
}
