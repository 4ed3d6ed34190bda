import { useState } from 'react'
import { dayOf, startOfDay } from '#kit'
import { AsOf, Banner, Screen, type ScreenProps, useOutboxItem } from '#platform/field'
import { cityOffset, useWords } from '#platform/web'
import type { PassVerdict } from '#rooms/passes/domain'
import type { CrossingDecision } from '../domain/index.ts'
import { tallyOf } from './crossing-choices.ts'
import { CrossingKeys, EmergencyKey } from './crossing-keys.tsx'
import { payloadOf } from './crossing-payload.ts'
import { DoneCard } from './done-card.tsx'
import { type Lane, useLane } from './lane.ts'
import { LaneChoices, SubjectChoice } from './lane-choices.tsx'
import { postWords } from './post.words.ts'
import { NoShift, PostScreen } from './post-screen.tsx'
import { ReasonKeys } from './reason-keys.tsx'
import { useRecordCrossing } from './record-crossing.ts'
import { ScanStep } from './scan-step.tsx'
import { mayRestrict, postOf } from './stand-shift.ts'
import { TallyLine } from './tally-line.tsx'
import type { PostKit } from './use-post.ts'

/** Who crosses: two taps; an emergency is first and never held up. */
export function CrossingScreen() {
  return <Frame begin="choose" />
}

/** The same, with the camera open. */
export function ScanScreen() {
  return <Frame begin="scan" />
}

/** A crossing that the server refused: decided again, at the moment at which it happened. */
export function MendCrossingScreen({ params }: ScreenProps) {
  return <Frame begin="choose" mends={params.id} />
}

type Step = 'choose' | 'scan' | CrossingDecision

interface FrameProps {
  readonly begin: Step
  readonly mends?: string | undefined
}

function Frame(props: FrameProps) {
  const t = useWords(postWords)
  const title = t(props.mends ? 'mend.title' : 'crossing.title')
  return <PostScreen title={title}>{(kit) => <AtPost kit={kit} title={title} {...props} />}</PostScreen>
}

type Post = NonNullable<ReturnType<typeof postOf>>

function AtPost({ kit, title, begin, mends }: FrameProps & { readonly kit: PostKit; readonly title: string }) {
  const post = postOf(kit.mine, kit.records, kit.now)
  const lane = useLane()
  if (!post) return <NoShift title={title} kit={kit} />
  if (!lane) return null
  return <Crossing kit={kit} post={post} lane={lane.value} onLane={lane.change} begin={begin} mends={mends} />
}

interface CrossingProps extends FrameProps {
  readonly kit: PostKit
  readonly post: Post
  readonly lane: Lane
  readonly onLane: (lane: Lane) => void
}

function Crossing({ kit, post, lane, onLane, begin, mends }: CrossingProps) {
  const t = useWords(postWords)
  const [step, setStep] = useState<Step>(begin)
  const [scanned, setScanned] = useState<PassVerdict>()
  const [province, setProvince] = useState<string>()
  const old = useOutboxItem(mends ?? '')?.item
  const { record, takeBack, done, problem } = useRecordCrossing(post.name, mends ? old : undefined)
  const decide = (decision: CrossingDecision, reason?: string) => {
    void record(payloadOf({ post, lane, decision, reason, scanned, province, book: kit.book }))
    setStep('choose')
    setScanned(undefined)
    setProvince(undefined)
    scrollTo(0, 0)
  }
  const canRestrict = mayRestrict({ checkpoint: post }, kit.now)
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
          <AsOf at={kit.asOf} />
        </>
      )}
      {step === 'scan' && (
        <ScanStep now={kit.now} onVerdict={setScanned}>
          {keys}
        </ScanStep>
      )}
      {step !== 'choose' && step !== 'scan' && (
        <>
          {scanned && <Banner>{t('pass.scanned', { verdict: t(`verdict.${scanned.verdict}`) })}</Banner>}
          <ReasonKeys
            decision={step}
            kit={kit}
            onReason={(reason) => decide(step, reason)}
            onBack={() => {
              // Whoever comes next must not be taken for the bearer of this code.
              setScanned(undefined)
              setStep('choose')
            }}
          />
        </>
      )}
    </Screen>
  )
}

function Tally({ kit, post }: { readonly kit: PostKit; readonly post: Post }) {
  const from = startOfDay(dayOf(kit.now, cityOffset()), cityOffset())
  return <TallyLine tally={tallyOf(kit.records, post.id, from)} />
}
