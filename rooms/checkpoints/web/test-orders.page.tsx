import type { Instant } from '#kit'
import { showMomentShort, useFilters, useIntent, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Button, Choice, type Column, Empty, Page, RecordList, usePagedSource } from '#ui'
import { completeTest, type TestOrder, testOrderListContract } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { listWords } from './list.words.ts'

const states = ['waiting', 'done', 'all'] as const

/** Tests that posts ordered for those who come from where the epidemic is: ordered against taken (CHK-10). */
export function TestOrdersPage() {
  const l = useWords(listWords)
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const state = states.find((one) => one === filters.state) ?? 'waiting'
  const pages = useReadPages(testOrderListContract, { areaId, state, checkpointId: filters.checkpointId })
  const sums = pages.data?.pages[0] as { ordered: number; done: number } | undefined
  return (
    <Page title={l('tests.title')} lead={sums && l('tests.of', { done: sums.done, ordered: sums.ordered })}>
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <RecordList
        label={l('tests.title')}
        source={usePagedSource(pages)}
        rowKey={(one) => one.id}
        columns={useColumns()}
        rowLink={(one) => `/tasks/${one.taskId}`}
        tools={
          <Choice
            label={l('tests.state')}
            value={state}
            onChange={(next) => setFilters({ state: next === 'waiting' ? undefined : next })}
            options={states.map((value) => ({ value, label: l(`tests.${value}`) }))}
          />
        }
        empty={<Empty title={l('tests.none')} />}
      />
    </Page>
  )
}

function useColumns(): readonly Column<TestOrder>[] {
  const t = useWords(checkpointWords)
  const l = useWords(listWords)
  const reading = useReading()
  return [
    { key: 'post', head: t('checkpoints'), width: 'minmax(0, 2fr)', cell: ({ checkpointName }) => checkpointName },
    { key: 'at', head: l('tests.at'), width: '120px', cell: ({ orderedAt }) => showMomentShort(orderedAt as Instant) },
    {
      key: 'origin',
      head: l('tests.origin'),
      width: 'minmax(0, 1.4fr)',
      from: 'middle',
      cell: ({ origin }) => (origin ? reading(origin) : ''),
    },
    { key: 'state', head: l('tests.state'), width: '140px', cell: (order) => <Taken order={order} /> },
  ]
}

function Taken({ order }: { readonly order: TestOrder }) {
  const l = useWords(listWords)
  const may = useMay()
  const complete = useIntent(completeTest)
  if (order.doneAt !== null) return showMomentShort(order.doneAt as Instant)
  if (!may('checkpoints.test')) return l('tests.waiting')
  return (
    <Button busy={complete.state === 'sending'} onClick={() => void complete.ask({ testOrderId: order.id })}>
      {l('tests.complete')}
    </Button>
  )
}
