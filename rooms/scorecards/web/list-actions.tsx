import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, useAccount, useIntent, useWords } from '#platform/web'
import { Button, Confirm, RefusalNote, showToast } from '#ui'
import { approveScores, computeScores, publishScores, type ScoreList } from '../domain/index.ts'
import { scoreWords } from './scorecards.words.ts'

/** What may be done with the units of a day by the person who looks at them. */
export function ListActions({ list, areaId }: { readonly list: ScoreList; readonly areaId: number | undefined }) {
  const t = useWords(scoreWords)
  const { homeAreaId } = useAccount()
  const [open, setOpen] = useState<'approve' | 'publish'>()
  const doors = {
    approve: useIntent(approveScores),
    publish: useIntent(publishScores),
    compute: useIntent(computeScores),
  }
  const of = { areaId: areaId ?? homeAreaId, day: list.day }
  const decide = async (what: 'approve' | 'publish') => {
    const done = await doors[what].ask(of)
    setOpen(undefined)
    if (done) showToast({ text: t('decide.done', { count: (done.result as { done: number }).done }) })
  }
  const compute = async () => {
    const done = await doors.compute.ask(of)
    if (done) showToast({ text: t('compute.done', { count: (done.result as { computed: number }).computed }) })
  }
  const problem = doors.approve.problem ?? doors.publish.problem ?? doors.compute.problem
  const day = showDay(list.day as Day)
  return (
    <>
      {list.mayDecide && list.toApprove > 0 && (
        <Button look="main" onClick={() => setOpen('approve')}>
          {t('approve', { count: list.toApprove })}
        </Button>
      )}
      {list.mayDecide && list.toPublish > 0 && (
        <Button look="main" onClick={() => setOpen('publish')}>
          {t('publish', { count: list.toPublish })}
        </Button>
      )}
      {list.mayCompute && (
        <Button look="quiet" busy={doors.compute.state === 'sending'} onClick={compute}>
          {t('compute')}
        </Button>
      )}
      {problem && <RefusalNote problem={problem} />}
      {open && (
        <Confirm
          title={t(`${open}.title`, { day })}
          confirmLabel={t(open, { count: open === 'approve' ? list.toApprove : list.toPublish })}
          onConfirm={() => decide(open)}
          onClose={() => setOpen(undefined)}
        >
          {t(`${open}.text`)}
        </Confirm>
      )}
    </>
  )
}
