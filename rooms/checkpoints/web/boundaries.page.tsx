import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { Link, showMomentShort, useIntentForm, useMay, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, Button, Dialog, Empty, IntentForm, MomentField, Page, Row, Rows, Section, TextField } from '#ui'
import { boundaryCoverageContract, justifyBoundary, STANDINGS } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { dialogWords } from './dialog.words.ts'
import { listWords } from './list.words.ts'

type Boundary = z.infer<typeof boundaryCoverageContract.answer>['items'][number]

/** Each boundary between adjacent units: a post, a justification, or open (CHK-09). */
export function BoundariesPage() {
  const l = useWords(listWords)
  const areaId = useChosenArea()
  const answer = useRead(boundaryCoverageContract, { areaId })
  const [open, setOpen] = useState<Boundary>()
  return (
    <Page title={l('boundaries.title')} lead={l('boundaries.lead')}>
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Answer to={answer} rows={8}>
        {({ items, source }) =>
          source === null ? (
            <Empty title={l('boundaries.unknown')} />
          ) : (
            <>
              <Boundaries items={items} onJustify={setOpen} />
              <p className={`${styles.quiet} ${styles.after}`}>{l('boundaries.source', { source })}</p>
            </>
          )
        }
      </Answer>
      {open && <Justify boundary={open} areaId={areaId} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Boundaries({
  items,
  onJustify,
}: {
  readonly items: readonly Boundary[]
  readonly onJustify: (boundary: Boundary) => void
}) {
  const l = useWords(listWords)
  const d = useWords(dialogWords)
  const reading = useReading()
  const may = useMay()
  const nameOf = ({ between }: Boundary) => between.map(({ title }) => reading(title)).join(' – ')
  const isOpen = ({ posts, justification }: Boundary) => posts.length === 0 && justification === null
  const bare = items.filter(isOpen)
  const covered = items.filter((one) => !isOpen(one))
  // Each count stands by what it counts: "0 of 19" beside "open" would say that none is.
  const share = (some: readonly Boundary[]) => l('boundaries.count', { count: some.length, all: items.length })
  return (
    <>
      <Section title={l('boundaries.open')} note={share(bare)}>
        {bare.length === 0 && <p className={styles.quiet}>{l('boundaries.open.none')}</p>}
        <Rows label={l('boundaries.open')}>
          {bare.map((one) => (
            <Row
              key={keyOf(one)}
              title={nameOf(one)}
              detail={l('boundaries.bare')}
              end={may('checkpoints.keep') && <Button onClick={() => onJustify(one)}>{d('boundary.justify')}</Button>}
            />
          ))}
        </Rows>
      </Section>
      <Section title={l('boundaries.covered')} note={share(covered)}>
        <Rows label={l('boundaries.covered')}>
          {covered.map((one) => (
            <Row key={keyOf(one)} title={nameOf(one)} detail={<Covered boundary={one} />} />
          ))}
        </Rows>
      </Section>
    </>
  )
}

function keyOf({ between }: Boundary): string {
  return between.map(({ areaId }) => areaId).join('-')
}

function Covered({ boundary: { posts, justification } }: { readonly boundary: Boundary }) {
  const l = useWords(listWords)
  const reading = useReading()
  return (
    <>
      {posts.map(({ checkpointId, name, state }) => (
        <span key={checkpointId}>
          <Link to={`/checkpoints/${checkpointId}`}>{name}</Link> ({reading(STANDINGS[state])}){' '}
        </span>
      ))}
      {justification &&
        l('boundaries.until', {
          at: showMomentShort(justification.until as Instant),
          reason: justification.reason,
        })}
    </>
  )
}

function Justify({
  boundary,
  areaId,
  onClose,
}: {
  readonly boundary: Boundary
  readonly areaId: number
  readonly onClose: () => void
}) {
  const d = useWords(dialogWords)
  const [left, right] = boundary.between
  const form = useIntentForm(justifyBoundary, {
    draft: `checkpoints.justify.${keyOf(boundary)}`,
    initial: { areaId, ...(left && right ? { between: [left.areaId, right.areaId] as [number, number] } : {}) },
  })
  return (
    <Dialog title={d('boundary.justify')} onClose={onClose}>
      <IntentForm form={form} submitLabel={d('boundary.justify')} onDone={onClose} onCancel={onClose}>
        <TextField label={d('boundary.reason')} {...form.field('reason')} />
        <MomentField
          label={d('boundary.until')}
          timeWhenAbsent="24:00"
          {...form.field('until')}
          value={form.values.until as Instant | undefined}
        />
      </IntentForm>
    </Dialog>
  )
}
