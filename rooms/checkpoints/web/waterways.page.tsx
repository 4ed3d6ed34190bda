import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  currentLanguage,
  Link,
  read,
  showMomentShort,
  useIntentForm,
  useMay,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaField, ChosenArea, useChosenArea } from '#rooms/areas/web'
import {
  Answer,
  Button,
  CheckField,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  Page,
  PickField,
  type PickFind,
  Tag,
  TextField,
} from '#ui'
import { checkpointListContract, registerWaterway, reviewWaterway, waterwayListContract } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { dialogWords } from './dialog.words.ts'
import { listWords } from './list.words.ts'

type Waterway = z.infer<typeof waterwayListContract.answer>['items'][number]

/** Waterway routes: reviewed or not, whether they need a post, whether it stands (CHK-08). */
export function WaterwaysPage() {
  const l = useWords(listWords)
  const d = useWords(dialogWords)
  const may = useMay()
  const areaId = useChosenArea()
  const answer = useRead(waterwayListContract, { areaId })
  const [open, setOpen] = useState<Waterway | 'new'>()
  const mayKeep = may('checkpoints.keep')
  return (
    <Page
      title={l('ways.title')}
      lead={l('ways.lead')}
      actions={
        mayKeep && (
          <Button look="main" icon="plus" onClick={() => setOpen('new')}>
            {d('way.register')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Answer to={answer} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={l('ways.none')} />
          ) : (
            <Ways items={items} onReview={mayKeep ? setOpen : undefined} />
          )
        }
      </Answer>
      {open === 'new' && <Register areaId={areaId} onClose={() => setOpen(undefined)} />}
      {open && open !== 'new' && <Review way={open} areaId={areaId} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Ways({
  items,
  onReview,
}: {
  readonly items: readonly Waterway[]
  readonly onReview: ((way: Waterway) => void) | undefined
}) {
  const l = useWords(listWords)
  const d = useWords(dialogWords)
  const reading = useReading()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.scrolls} aria-label={l('ways.title')} tabIndex={0}>
      <table className={`${styles.table} ${styles.stacks}`}>
        <thead>
          <tr>
            <th scope="col">{l('ways.name')}</th>
            <th scope="col">{l('ways.reviewed')}</th>
            <th scope="col">{l('ways.needs')}</th>
            <th scope="col">{l('ways.manned')}</th>
            {onReview && (
              <th scope="col">
                <span className="visually-hidden">{d('way.review')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((way) => (
            <tr key={way.id}>
              <th scope="row">
                {way.name}
                <small>{reading(way.areaTitle)}</small>
              </th>
              <td>
                {way.reviewedAt === null ? (
                  <Tag tone="warn">{l('ways.reviewed.no')}</Tag>
                ) : (
                  l('ways.reviewed.at', { at: showMomentShort(way.reviewedAt as Instant), by: way.reviewedBy ?? '' })
                )}
                {way.finding && <small>{way.finding}</small>}
              </td>
              <td data-label={l('ways.needs')}>
                {way.needsPost === null ? '–' : l(way.needsPost ? 'ways.needs.yes' : 'ways.needs.no')}
              </td>
              <td data-label={l('ways.manned')}>
                <Manned way={way} />
              </td>
              {onReview && (
                <td>
                  <Button onClick={() => onReview(way)}>
                    {d(way.reviewedAt === null ? 'way.review' : 'way.again')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Manned({ way: { needsPost, checkpointId, manned } }: { readonly way: Waterway }) {
  const l = useWords(listWords)
  if (checkpointId === null) return needsPost ? <Tag tone="alarm">{l('ways.manned.none')}</Tag> : '–'
  const words = l(manned ? 'ways.manned.yes' : 'ways.manned.no')
  return <Link to={`/checkpoints/${checkpointId}`}>{manned ? words : <Tag tone="alarm">{words}</Tag>}</Link>
}

function Register({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const d = useWords(dialogWords)
  const form = useIntentForm(registerWaterway, { draft: 'checkpoints.waterway', initial: { areaId } })
  return (
    <Dialog title={d('way.register')} onClose={onClose}>
      <IntentForm form={form} submitLabel={d('way.register')} onDone={onClose} onCancel={onClose}>
        <TextField label={d('way.name')} {...form.field('name')} />
        <AreaField label={d('open.area')} {...form.field('areaId')} />
      </IntentForm>
    </Dialog>
  )
}

const findPosts =
  (areaId: number): PickFind<string> =>
  async (text, signal) => {
    const { items } = await read(checkpointListContract, { areaId, q: text.trim(), limit: 12 }, signal)
    return items.map(({ id, name, kindTitle }) => ({ id, label: name, detail: kindTitle[currentLanguage()] }))
  }

function Review({
  way,
  areaId,
  onClose,
}: {
  readonly way: Waterway
  readonly areaId: number
  readonly onClose: () => void
}) {
  const d = useWords(dialogWords)
  const form = useIntentForm(reviewWaterway, {
    draft: `checkpoints.review.${way.id}`,
    initial: { waterwayId: way.id, needsPost: way.needsPost ?? false },
  })
  return (
    <Dialog title={`${d('way.review')}: ${way.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={d('way.review')} onDone={onClose} onCancel={onClose}>
        <LongTextField label={d('way.finding')} {...form.field('finding')} />
        <CheckField label={d('way.needs')} {...form.field('needsPost')} />
        <PickField<string> label={d('way.post')} optional {...form.field('checkpointId')} find={findPosts(areaId)} />
      </IntentForm>
    </Dialog>
  )
}
