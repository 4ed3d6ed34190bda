import { randomUUID } from 'node:crypto'
import type { IntentAnswer } from '#kit'
import type { Person, TestCity } from '#test-city'
import type { ViolationPage } from '../../domain/index.ts'

/** People and shorthand for tests of dossiers: a ward's police and chair, the chairs above. */
export async function openDesk(city: TestCity) {
  const [police, ward, district, top, clerk] = await Promise.all([
    city.signIn('police', '00328'),
    city.signIn('leader', '00328'),
    city.signIn('leader', '008'),
    city.signIn('leader', '01'),
    city.signIn('office', '00328'),
  ])
  const areaId = city.area('00328')
  const act = (change: object = {}) => ({
    areaId,
    behaviour: 'V01',
    variant: 'no-mask',
    actAt: '2021-07-27T09:00:00+07:00',
    subject: { kind: 'individual', name: 'Người Thử Nghiệm', birthDate: '1990-03-02' },
    ...change,
  })
  const step = (who: Person, type: string, payload: object) => who.send({ type: `violations.${type}`, payload })
  const must = async (who: Person, type: string, payload: object) => {
    const answer = await step(who, type, payload)
    if (answer.outcome !== 'accepted') throw new Error(`${type}: ${JSON.stringify(answer)}`)
    return answer.result as Record<string, never>
  }
  const detect = async (change: object = {}): Promise<string> => {
    const id = randomUUID()
    const answer = await police.send({ id, type: 'violations.detect', payload: act(change) })
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
    return id
  }
  /** A dossier with its record. */
  const recorded = async (change: object = {}, record: object = {}) => {
    const violationId = await detect(change)
    await must(police, 'record', { violationId, ...record })
    return violationId
  }
  /** A dossier that is proposed. */
  const proposed = async (change: object = {}, proposal: object = {}) => {
    const violationId = await recorded(change)
    await must(police, 'propose', { violationId, ...proposal })
    return violationId
  }
  const page = async (violationId: string, who: Person = police) =>
    (await who.get<ViolationPage>(`/violations/${violationId}`)).body
  return { police, ward, district, top, clerk, areaId, act, step, must, detect, recorded, proposed, page }
}

/** What {@link openDesk} gives. */
export type Desk = Awaited<ReturnType<typeof openDesk>>

/** The refusal's code, or the outcome. */
export function codeOf(answer: IntentAnswer): string {
  return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
}

/** Puts an order like Chỉ thị 17 in force in the whole test city, 06:00 24/7 to 06:00 8/8/2021; gives its document. */
export async function issueDirective(city: TestCity, chair: Person): Promise<string> {
  const areaId = city.area('01')
  const payload = {
    areaId,
    issuerAreaId: areaId,
    entry: 'own',
    number: '17/CT-UBND',
    kind: 'chi-thi',
    issuer: 'chu-tich-ubnd-tp',
    title: 'Thực hiện giãn cách xã hội trên địa bàn Thành phố để phòng, chống dịch COVID-19',
    place: 'Hà Nội',
    issuedOn: '2021-07-23',
    effectiveFrom: '2021-07-24T06:00:00+07:00',
    effectiveTo: '2021-08-08T06:00:00+07:00',
    territory: [areaId],
    signatures: [{ capacity: null, onBehalfOf: null, title: 'Chủ tịch', name: 'Chu Ngọc Anh' }],
  }
  const registered = await chair.send({ type: 'documents.register', payload })
  if (registered.outcome !== 'accepted') throw new Error(JSON.stringify(registered))
  const { documentId } = registered.result as { documentId: string }
  const issued = await chair.send({ type: 'documents.issue', payload: { documentId } })
  if (issued.outcome !== 'accepted') throw new Error(JSON.stringify(issued))
  return documentId
}
