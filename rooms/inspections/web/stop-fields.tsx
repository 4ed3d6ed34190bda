import { currentLanguage, read, useWords } from '#platform/web'
import { siteListContract } from '#rooms/sites/domain'
import { LongTextField, MomentField, PhotosField, PickField, TextField } from '#ui'
import { about, type Complaints } from './complaints.ts'
import { visitWords } from './visit.words.ts'
import type { StopDraft } from './visit-draft.ts'

interface StopProps {
  readonly areaId: number | undefined
  readonly value: StopDraft
  readonly onChange: (change: Partial<StopDraft>) => void
  /** Sentences beside its fields. */
  readonly problems: Complaints
}

/** One stop: a place of the register or a name, when, what was seen, photos. */
export function StopFields({ areaId, value, onChange, problems }: StopProps) {
  const t = useWords(visitWords)
  const find = async (text: string, signal: AbortSignal) => {
    const { items } = await read(siteListContract, { areaId: areaId ?? 1, q: text.trim(), limit: 12 }, signal)
    return items.map((site) => ({ id: site.id, label: site.name, detail: site.areaTitle[currentLanguage()] }))
  }
  return (
    <>
      <PickField<string>
        label={t('stop.site')}
        optional
        name="siteId"
        value={value.siteId}
        onChange={(siteId) => onChange({ siteId })}
        problem={problems.siteId}
        find={find}
      />
      {value.siteId === undefined && (
        <TextField
          label={t('stop.name')}
          name="name"
          value={value.name}
          onChange={(name) => onChange({ name })}
          problem={problems.name}
        />
      )}
      <MomentField
        label={t('stop.at')}
        optional
        name="at"
        value={value.at}
        onChange={(at) => onChange({ at })}
        problem={problems.secondsAgo}
      />
      <LongTextField
        label={t('stop.observation')}
        optional
        name="observation"
        value={value.observation}
        onChange={(observation) => onChange({ observation })}
        problem={problems.observation}
      />
      <PhotosField
        label={t('stop.photos')}
        optional
        name="photos"
        value={value.photos}
        onChange={(photos) => onChange({ photos: photos ?? [] })}
        problem={about(problems, 'photos')}
      />
    </>
  )
}
