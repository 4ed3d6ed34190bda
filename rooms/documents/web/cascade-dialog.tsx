import { useState } from 'react'
import type { Instant } from '#kit'
import { showMoment, useAccount, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Answer, Button, Dialog, Note, RefusalNote, Tag } from '#ui'
import {
  cascadeDocument,
  cascadePreview,
  type DocumentDetail,
  documentCascades,
  documentTemplates,
} from '../domain/index.ts'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'
import { CascadeRun } from './tasks-tab.tsx'

/** Chooses where and by which templates, shows what would be made and where nobody is, then gives the tasks. */
export function CascadeDialog({
  document,
  onClose,
}: {
  readonly document: DocumentDetail
  readonly onClose: () => void
}) {
  const t = useWords(documentWords)
  const reading = useReading()
  const { homeAreaId } = useAccount()
  const [areaId, setAreaId] = useState<number | undefined>(homeAreaId)
  const [chosen, setChosen] = useState<readonly string[]>()
  const sets = useRead(documentTemplates, { id: document.id })
  const codes = chosen ?? usualCodes(sets.data?.sets ?? [])
  const cascade = useIntent(cascadeDocument)
  const [runId, setRunId] = useState<string>()
  const preview = useRead(
    cascadePreview,
    { id: document.id, areaId: areaId ?? 0, templates: codes.join(',') },
    { enabled: areaId !== undefined && codes.length > 0 && runId === undefined },
  )
  const count = preview.data ? preview.data.total - preview.data.alreadyThere : 0
  const ask = async () => {
    if (areaId === undefined) return
    const answer = await cascade.ask({ documentId: document.id, areaId, templates: [...codes] })
    if (answer) setRunId((answer.result as { cascadeId: string }).cascadeId)
  }
  const foot = runId ? (
    <Button look="main" onClick={onClose}>
      {t('close')}
    </Button>
  ) : (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button
        look="main"
        disabled={codes.length === 0 || count === 0 || !preview.isSuccess}
        busy={cascade.state === 'sending'}
        onClick={() => void ask()}
      >
        {t('cascade.do', { count })}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('cascade.title', { document: reading(document.label) })}
      onClose={onClose}
      foot={foot}
      width="wide"
    >
      <div className={styles.stack}>
        {runId ? (
          <Running documentId={document.id} runId={runId} />
        ) : (
          <>
            <AreaField label={t('cascade.area')} name="areaId" value={areaId} onChange={setAreaId} />
            <Templates sets={sets.data?.sets ?? []} codes={codes} onChange={setChosen} />
            {codes.length === 0 ? (
              <Note>{t('cascade.templates.none')}</Note>
            ) : (
              <Answer to={preview} rows={3}>
                {(shown) => <Preview shown={shown} />}
              </Answer>
            )}
            {cascade.problem && <RefusalNote problem={cascade.problem} />}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** The document's own set; where it has none, the first. */
function usualCodes(sets: readonly (TemplateSets & { readonly isOwn: boolean })[]): readonly string[] {
  const own = sets.find(({ isOwn }) => isOwn) ?? sets[0]
  return own?.templates.map(({ code }) => code) ?? []
}

function Running({ documentId, runId }: { readonly documentId: string; readonly runId: string }) {
  const { data } = useRead(documentCascades, { id: documentId }, { rooms: ['jobs'], every: 500 })
  const run = data?.items.find(({ id }) => id === runId)
  return run ? <CascadeRun run={run} /> : null
}

interface TemplateSets {
  readonly name: { readonly vi: string; readonly en: string }
  readonly templates: readonly {
    readonly code: string
    readonly title: string
    readonly product: string
    readonly dueAt: string | null
  }[]
}

function Templates({
  sets,
  codes,
  onChange,
}: {
  readonly sets: readonly TemplateSets[]
  readonly codes: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}) {
  const t = useWords(documentWords)
  const reading = useReading()
  return sets.map((set) => (
    <fieldset key={set.name.vi} className={styles.choices}>
      <legend>{reading(set.name)}</legend>
      {set.templates.map(({ code, title, product, dueAt }) => (
        <label key={code} className={styles.choice}>
          <input
            type="checkbox"
            checked={codes.includes(code)}
            onChange={(event) =>
              onChange(event.target.checked ? [...codes, code] : codes.filter((other) => other !== code))
            }
          />
          <span>
            {title}
            <br />
            <span className={styles.aside}>{product}</span>
          </span>
          <span className={styles.end}>{dueAt && t('cascade.due', { due: showMoment(dueAt as Instant) })}</span>
        </label>
      ))}
    </fieldset>
  ))
}

type Standing = 'top' | 'district' | 'commune' | 'group'

interface Shown {
  readonly total: number
  readonly alreadyThere: number
  readonly levels: readonly {
    readonly level: number
    readonly standing: Standing
    readonly areas: number
    readonly tasks: number
    readonly gaps: number
  }[]
  readonly templates: readonly { readonly dueIsPast: boolean }[]
  readonly gapCount: number
  readonly gaps: readonly {
    readonly area: { readonly id: number; readonly name: string }
    readonly templateCode: string
    readonly ownedBy: { readonly name: string } | null
  }[]
}

const namedGaps = 8

function Preview({ shown }: { readonly shown: Shown }) {
  const t = useWords(documentWords)
  const named = shown.gaps.slice(0, namedGaps)
  return (
    <div>
      <strong>{t('cascade.total', { count: shown.total })}</strong>{' '}
      {shown.templates.some(({ dueIsPast }) => dueIsPast) && <Tag tone="soon">{t('cascade.past')}</Tag>}
      {shown.alreadyThere > 0 && <p>{t('cascade.there', { count: shown.alreadyThere })}</p>}
      <dl className={styles.levels}>
        {shown.levels
          .filter(({ tasks }) => tasks > 0)
          .map(({ level, standing, areas, tasks }) => (
            <LevelLine key={level} standing={standing} areas={areas} tasks={tasks} />
          ))}
      </dl>
      {shown.gapCount > 0 && (
        <Note tone="soon" title={t('cascade.gaps', { count: shown.gapCount })}>
          <ul className={styles.plain}>
            {named.map(({ area, templateCode, ownedBy }) => (
              <li key={`${area.id}${templateCode}`}>
                {t('cascade.gap', { area: area.name, owner: ownedBy?.name ?? t('cascade.gap.nobody') })}
              </li>
            ))}
            {shown.gapCount > named.length && <li>{t('cascade.more', { count: shown.gapCount - named.length })}</li>}
          </ul>
        </Note>
      )}
    </div>
  )
}

function LevelLine({
  standing,
  areas,
  tasks,
}: {
  readonly standing: Standing
  readonly areas: number
  readonly tasks: number
}) {
  const t = useWords(documentWords)
  const name = t(`cascade.level.${standing}`)
  return (
    <>
      <dt>{name}</dt>
      <dd>{t('cascade.counts', { tasks, areas })}</dd>
    </>
  )
}
