import { randomUUID } from 'node:crypto'
import type { IntentAnswer } from '#kit'
import type { Person } from '#test-city'

/** A directive like Chỉ thị 17, to be changed where a test needs it. */
export function directive(areaId: number, change: Record<string, unknown> = {}) {
  return {
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
    ...change,
  }
}

/** The refusal's code, or the outcome. */
export function verdictOf(answer: IntentAnswer): string {
  return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
}

/** Registers a document and gives its id. */
export async function register(person: Person, payload: Record<string, unknown>): Promise<string> {
  const id = randomUUID()
  const answer = await person.send({ id, type: 'documents.register', payload })
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return (answer.result as { documentId: string }).documentId
}

/** Registers a directive and puts it in force. */
export async function issue(person: Person, payload: Record<string, unknown>): Promise<string> {
  const documentId = await register(person, payload)
  const answer = await person.send({ type: 'documents.issue', payload: { documentId } })
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return documentId
}
