import { randomUUID } from 'node:crypto'
import type { Person } from '#test-city'

/** Chỉ thị 17/CT-UBND registered and put in force through the door, by the city's chairman; gives its id. */
export async function putDirective17InForce(chair: Person): Promise<string> {
  const payload = {
    areaId: chair.areaId,
    issuerAreaId: chair.areaId,
    entry: 'own',
    number: '17/CT-UBND',
    kind: 'chi-thi',
    issuer: 'chu-tich-ubnd-tp',
    title: 'Thực hiện giãn cách xã hội trên địa bàn Thành phố để phòng, chống dịch COVID-19',
    place: 'Hà Nội',
    issuedOn: '2021-07-23',
    effectiveFrom: '2021-07-24T06:00:00+07:00',
    effectiveTo: '2021-08-08T06:00:00+07:00',
    territory: [chair.areaId],
    signatures: [{ capacity: null, onBehalfOf: null, title: 'Chủ tịch', name: 'Chu Ngọc Anh' }],
  }
  const registered = await chair.send({ id: randomUUID(), type: 'documents.register', payload })
  if (registered.outcome !== 'accepted') throw new Error(JSON.stringify(registered))
  const { documentId } = registered.result as { documentId: string }
  const issued = await chair.send({ type: 'documents.issue', payload: { documentId } })
  if (issued.outcome !== 'accepted') throw new Error(JSON.stringify(issued))
  return documentId
}

/** Ends what a document put in force. */
export async function revokeDocument(chair: Person, documentId: string): Promise<void> {
  const payload = { documentId, reason: 'Thay bằng chỉ thị mới' }
  const revoked = await chair.send({ type: 'documents.revoke', payload })
  if (revoked.outcome !== 'accepted') throw new Error(JSON.stringify(revoked))
}
