import { type ReactNode, useState } from 'react'
import { dayOf, startOfDay } from '#kit'
import { AsOf, Banner, Screen } from '#platform/field'
import { cityOffset, useWords } from '#platform/web'
import type { CrossingDecision, MyPost } from '../domain/index.ts'
import { tallyOf } from './crossing-choices.ts'
import { CrossingKeys, EmergencyKey } from './crossing-keys.tsx'
import { payloadOf } from './crossing-payload.ts'
import { DoneCard } from './done-card.tsx'
import { type Lane, useLane } from './lane.ts'
import { LaneChoices, SubjectChoice } from './lane-choices.tsx'
import { postWords } from './post.words.ts'
import { PostChoice } from './post-choice.tsx'
import { NoShift, PostScreen } from './post-screen.tsx'
import { ReasonKeys } from './reason-keys.tsx'
import { RecentCrossings } from './recent-crossings.tsx'
import { useRecordCrossing } from './record-crossing.ts'
import { ScanStep } from './scan-step.tsx'
import { useStandIn } from './stand-in.ts'
import { StandInNote } from './stand-in-note.tsx'
import { mayRestrict, postOf } from './stand-shift.ts'
import { TallyLine } from './tally-line.tsx'
import type { PostKit } from './use-post.ts'
import { headOf, type SeenCode } from './verdict-words.ts'

/** Who crosses: two taps; an emergency is first and never held up. */
export function CrossingScreen() {
  return <Frame begin="choose" />
}

/** The same, with the camera open. */
export function ScanScreen() {
  return <Frame begin="scan" />
}

type Step = 'choose' | 'scan' | CrossingDecision

function Frame({ begin }: { readonly begin: Step }) {
  const t = useWords(postWords)
  const title = t(begin === 'scan' ? 'scan.title' : 'crossing.title')
  return <PostScreen title={title}>{(kit) => <AtPost kit={kit} title={title} begin={begin} />}</PostScreen>
}

interface AtPostProps {
  readonly kit: PostKit
  readonly title: string
  readonly begin: Step
}

function AtPost({ kit, title, begin }: AtPostProps) {
  const own = postOf(kit.mine, kit.records, kit.now)
  const standIn = useStandIn(kit.mine, kit.now)
  const lane = useLane()
  const [isChoosing, setChoosing] = useState(false)
  if (!lane || !standIn) return null
  const post = standIn.post ?? own
  const choice = (
    <PostChoice
      mine={kit.mine}
      except={post?.id}
      isOpen={isChoosing}
      onOpen={setChoosing}
      onChoose={(chosen) => {
        if (chosen.id === own?.id) standIn.stop()
        else standIn.choose(chosen)
        setChoosing(false)
        scrollTo(0, 0)
      }}
    />
  )
  if (!post) {
    return (
      <NoShift title={title} kit={kit}>
        {choice}
      </NoShift>
    )
  }
  return (
    <Crossing
      key={post.id}
      {...{ kit, post, begin }}
      lane={lane.value}
      onLane={lane.change}
      onLeave={standIn.post && standIn.post.id !== own?.id ? standIn.stop : undefined}
      choice={choice}
    />
  )
}

interface CrossingProps {
  readonly kit: PostKit
  readonly post: MyPost
  readonly lane: Lane
  readonly onLane: (lane: Lane) => void
  readonly begin: Step
  /** Where they only stand in: no longer. */
  readonly onLeave: (() => void) | undefined
  /** Where else they may stand. */
  readonly choice: ReactNode
}

function Crossing({ kit, post, lane, onLane, begin, onLeave, choice }: CrossingProps) {
  const t = useWords(postWords)
  const [step, setStep] = useState<Step>(begin)
  const [seen, setSeen] = useState<SeenCode>()
  const [province, setProvince] = useState<string>()
  const { record, takeBack, done, problem } = useRecordCrossing(post.name)
  const decide = (decision: CrossingDecision, reason?: string) => {
    void record(payloadOf({ post, lane, decision, reason, code: seen?.kept, province, book: kit.book }))
    setStep('choose')
    setSeen(undefined)
    setProvince(undefined)
    scrollTo(0, 0)
  }
  const canRestrict = mayRestrict(post, kit.now)
  const keys = <CrossingKeys canRestrict={canRestrict} hasScan={step !== 'scan'} onKey={setStep} />
  return (
    <Screen title={post.name} back="/field">
      {problem && <Banner tone="alarm">{problem}</Banner>}
      {step === 'choose' && done && <DoneCard done={done} book={kit.book} onTakeBack={() => void takeBack(done)} />}
      {step !== 'emergency' && <EmergencyKey onPress={() => setStep('emergency')} />}
      {step === 'choose' && (
        <>
          <SubjectChoice lane={lane} onLane={onLane} />
          {keys}
          <Tally kit={kit} post={post} />
          <LaneChoices lane={lane} onLane={onLane} book={kit.book} province={province} onProvince={setProvince} />
          <RecentCrossings
            records={kit.records}
            book={kit.book}
            checkpointId={post.id}
            onTakeBack={(crossing) => void takeBack(crossing).then(() => scrollTo(0, 0))}
          />
          {onLeave && <StandInNote kit={kit} post={post} onLeave={onLeave} />}
          {choice}
          <AsOf at={kit.asOf} />
        </>
      )}
      {step === 'scan' && (
        <ScanStep now={kit.now} onSeen={setSeen}>
          {keys}
        </ScanStep>
      )}
      {step !== 'choose' && step !== 'scan' && (
        <>
          {seen && <Banner>{t('pass.scanned', { verdict: t(`verdict.${headOf(seen.verdict)}`) })}</Banner>}
          <ReasonKeys
            decision={step}
            kit={kit}
            onReason={(reason) => decide(step, reason)}
            onBack={() => {
              // Whoever comes next must not be taken for the bearer of this code.
              setSeen(undefined)
              setStep('choose')
            }}
          />
        </>
      )}
    </Screen>
  )
}

function Tally({ kit, post }: { readonly kit: PostKit; readonly post: MyPost }) {
  const from = startOfDay(dayOf(kit.now, cityOffset()), cityOffset())
  return <TallyLine tally={tallyOf(kit.records, post.id, from)} />
}
