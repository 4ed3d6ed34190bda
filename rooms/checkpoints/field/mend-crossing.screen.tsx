import { useState } from 'react'
import {
  Banner,
  Mending,
  mendIntent,
  type Refused,
  RefusedNote,
  Screen,
  type ScreenProps,
  useDesk,
  useKeeping,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import type { CrossingDecision, CrossingPayload } from '../domain/index.ts'
import { CrossingKeys, EmergencyKey } from './crossing-keys.tsx'
import { payloadOf } from './crossing-payload.ts'
import { firstLane, type Lane } from './lane.ts'
import { LaneChoices, SubjectChoice } from './lane-choices.tsx'
import { postWords } from './post.words.ts'
import { PostScreen } from './post-screen.tsx'
import { ReasonKeys } from './reason-keys.tsx'
import { mayRestrict, postById } from './stand-shift.ts'
import type { PostKit } from './use-post.ts'

/**
 * A crossing that the server refused: said again as it was, where and when it was. Who crosses now is another screen's; what
 * was scanned then stays with it.
 */
export function MendCrossingScreen({ params }: ScreenProps) {
  const t = useWords(postWords)
  return (
    <Mending<CrossingPayload> id={params.id}>
      {(refused) => (
        <PostScreen title={t('mend.title')}>{(kit) => <MendCrossing kit={kit} refused={refused} />}</PostScreen>
      )}
    </Mending>
  )
}

interface MendProps {
  readonly kit: PostKit
  readonly refused: Refused<CrossingPayload>
}

function MendCrossing({ kit: ofNow, refused }: MendProps) {
  const t = useWords(postWords)
  const reading = useReading()
  const { item, told } = refused
  // The lists and the powers that count are those of the moment at which it happened.
  const kit = { ...ofNow, now: item.occurredAt ?? ofNow.now }
  const checkpoint = postById(kit.mine, told.checkpointId)
  const [step, setStep] = useState<'choose' | CrossingDecision>('choose')
  const [lane, setLane] = useState<Lane>(() => laneOf(told))
  const [province, setProvince] = useState(told.origin?.province)
  const { send, full } = useSend(refused)
  const post = { id: told.checkpointId, areaId: checkpoint?.areaId ?? told.areaId }
  const decide = (decision: CrossingDecision, reason?: string) =>
    send(payloadOf({ post, lane, decision, reason, code: told, province, book: kit.book }))
  return (
    <Screen title={checkpoint?.name ?? t('mend.title')} back="/field/outbox">
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      <RefusedNote refused={refused} />
      {step !== 'emergency' && <EmergencyKey onPress={() => setStep('emergency')} />}
      {step === 'choose' ? (
        <>
          <SubjectChoice lane={lane} onLane={setLane} />
          <CrossingKeys
            canRestrict={checkpoint !== undefined && mayRestrict(checkpoint, kit.now)}
            hasScan={false}
            onKey={(key) => key !== 'scan' && setStep(key)}
          />
          <LaneChoices lane={lane} onLane={setLane} book={kit.book} province={province} onProvince={setProvince} />
        </>
      ) : (
        <ReasonKeys
          decision={step}
          kit={kit}
          onReason={(reason) => decide(step, reason)}
          onBack={() => setStep('choose')}
        />
      )}
    </Screen>
  )
}

/** As it was recorded. */
function laneOf({ subject, people, direction, noReceipt }: CrossingPayload): Lane {
  return {
    ...firstLane,
    subject,
    ...(people === undefined ? {} : { people }),
    ...(direction === undefined ? {} : { direction }),
    ...(noReceipt === undefined ? {} : { noReceipt }),
  }
}

/** Sends it again, once, and goes back to the queue where it is seen to leave. */
function useSend({ item }: Refused<CrossingPayload>) {
  const { desk, sending } = useDesk()
  const go = useGo()
  const { keep, full } = useKeeping()
  const send = async (payload: CrossingPayload) => {
    if (!(await keep(() => mendIntent(desk, item, payload)))) return
    void sending.sendNow()
    go('/field/outbox')
  }
  return { send: (payload: CrossingPayload) => void send(payload), full }
}
