import type { Instant } from '#kit'
import { currentLanguage, read, useWords } from '#platform/web'
import { siteListContract } from '#rooms/sites/domain'
import { LongTextField, MomentField, PhotosField, PickField, TextField } from '#ui'
import { visitWords } from './visit.words.ts'

/** A stop of a visit while it is being typed. */
export interface StopDraft {
  readonly siteId?: string | undefined
  readonly name?: string | undefined
  readonly at?: Instant | undefined
  readonly observation?: string | undefined
  readonly photos: { hash: string }[]
}

interface StopProps {
  readonly areaId: number | undefined
  readonly value: StopDraft
  readonly onChange: (change: Partial<StopDraft>) => void
}

/** One stop: a place of the register or a name, when, what was seen, photos. */
export function StopFields({ areaId, value, onChange }: StopProps) {
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
        problem={undefined}
        find={find}
      />
      {value.siteId === undefined && (
        <TextField
          label={t('stop.name')}
          name="name"
          value={value.name}
          onChange={(name) => onChange({ name })}
          problem={undefined}
        />
      )}
      <MomentField
        label={t('stop.at')}
        optional
        name="at"
        value={value.at}
        onChange={(at) => onChange({ at })}
        problem={undefined}
      />
      <LongTextField
        label={t('stop.observation')}
        optional
        name="observation"
        value={value.observation}
        onChange={(observation) => onChange({ observation })}
        problem={undefined}
      />
      <PhotosField
        label={t('stop.photos')}
        optional
        name="photos"
        value={value.photos}
        onChange={(photos) => onChange({ photos: photos ?? [] })}
        problem={undefined}
      />
    </>
  )
}
