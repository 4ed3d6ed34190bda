import { useState } from 'react'
import type { Instant } from '#kit'
import { showMoment, useMay, useReading, useWords } from '#platform/web'
import { Button, Empty, Row, Rows, Tag } from '#ui'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'
import { AnswerProposalDialog } from './case-dialogs.tsx'
import type { ShownCase } from './case-steps.tsx'

/** What was proposed, on what evidence, and what somebody else answered. */
export function Proposals({ shown }: { readonly shown: ShownCase }) {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const may = useMay()
  const [answering, setAnswering] = useState<string>()
  if (shown.proposals.length === 0) return <Empty>{t('proposals.none')}</Empty>
  const mayAnswer = may('accountability.decide') && !shown.isMine
  return (
    <>
      <Rows label={t('proposals')}>
        {shown.proposals.map((one) => (
          <Row
            key={one.id}
            title={reading(one.measureTitle)}
            detail={
              <span className={styles.text}>
                {[
                  one.reason,
                  ...one.evidence.map(({ source, said }) => source ?? said),
                  `${one.proposedByName ?? ''} · ${showMoment(one.proposedAt as Instant)}`,
                  one.measureSource,
                  one.answerNote && `${one.answeredByName ?? ''}: ${one.answerNote}`,
                ]
                  .filter(Boolean)
                  .join('\n')}
              </span>
            }
            end={
              one.answer === null && mayAnswer ? (
                <Button onClick={() => setAnswering(one.id)}>{t('answer')}</Button>
              ) : (
                <Tag>{t(one.answer === null ? 'proposal.waits' : `proposal.${one.answer}`)}</Tag>
              )
            }
          />
        ))}
      </Rows>
      {answering && <AnswerProposalDialog proposalId={answering} onClose={() => setAnswering(undefined)} />}
    </>
  )
}
