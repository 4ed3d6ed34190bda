import { useIntent, useWords } from '#platform/web'
import { Button, RefusalNote, Row, Rows, showToast, Tag } from '#ui'
import { answerSwap, type DutySwap, decideSwap } from '../domain/index.ts'
import styles from './duty.module.css'
import { showStretch } from './duty-times.ts'
import { watchWords } from './watch.words.ts'

/** Requests to swap or cover, each with what the reader may do now. */
export function SwapList({ swaps }: { readonly swaps: readonly DutySwap[] }) {
  const w = useWords(watchWords)
  return (
    <Rows label={w('swap.list')}>
      {swaps.map((swap) => (
        <SwapRow key={swap.id} swap={swap} />
      ))}
    </Rows>
  )
}

function SwapRow({ swap }: { readonly swap: DutySwap }) {
  const w = useWords(watchWords)
  const blanks = {
    asker: swap.asker.name,
    other: swap.other.name,
    shift: showStretch(swap.shift),
    back: swap.otherShift ? showStretch(swap.otherShift) : '',
  }
  const isWaiting = swap.state === 'asked' || swap.state === 'accepted'
  return (
    <Row
      title={w(`swap.line.${swap.kind}`, blanks)}
      detail={
        <>
          {swap.reason}
          <SwapButtons swap={swap} />
        </>
      }
      end={<Tag tone={isWaiting ? 'soon' : 'quiet'}>{w(`swap.state.${swap.state}`)}</Tag>}
    />
  )
}

function SwapButtons({ swap }: { readonly swap: DutySwap }) {
  const w = useWords(watchWords)
  const answer = useIntent(answerSwap)
  const decide = useIntent(decideSwap)
  const problem = answer.problem ?? decide.problem
  const told = (done: object | undefined) => done && showToast({ text: w('swap.done') })
  const say = async (said: 'accept' | 'decline' | 'withdraw') =>
    told(await answer.ask({ swapId: swap.id, answer: said }))
  const rule = async (approve: boolean) => told(await decide.ask({ swapId: swap.id, approve }))
  if (!swap.mayAnswer && !swap.mayWithdraw && !swap.mayDecide) return null
  return (
    <>
      {problem && <RefusalNote problem={problem} />}
      <span className={`${styles.buttons} ${styles.foot}`}>
        {swap.mayAnswer && (
          <>
            <Button look="main" onClick={() => void say('accept')}>
              {w('swap.accept')}
            </Button>
            <Button onClick={() => void say('decline')}>{w('swap.decline')}</Button>
          </>
        )}
        {swap.mayDecide && (
          <>
            <Button look="main" onClick={() => void rule(true)}>
              {w('swap.approve')}
            </Button>
            <Button onClick={() => void rule(false)}>{w('swap.refuse')}</Button>
          </>
        )}
        {swap.mayWithdraw && <Button onClick={() => void say('withdraw')}>{w('swap.withdraw')}</Button>}
      </span>
    </>
  )
}
