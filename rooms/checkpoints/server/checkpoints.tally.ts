import type { Instant } from '#kit'
import type { Entry, Increment, Tally } from '#platform/server'

/** Counters of crossings by area and day, on the day they happened in the field. */
export const checkpointsTally: Tally = {
  types: ['crossed', 'crossing-voided', 'test-ordered', 'test-order-withdrawn', 'test-taken'],
  indicators: [
    { key: 'checkpoints.crossings', vi: 'Lượt qua chốt', en: 'Crossings' },
    { key: 'checkpoints.person', vi: 'Lượt người qua chốt', en: 'Persons crossing' },
    { key: 'checkpoints.vehicle', vi: 'Lượt phương tiện qua chốt', en: 'Vehicles crossing' },
    { key: 'checkpoints.goods', vi: 'Lượt hàng hóa qua chốt', en: 'Goods crossing' },
    { key: 'checkpoints.turned-back', vi: 'Lượt yêu cầu quay đầu', en: 'Turned back' },
    { key: 'checkpoints.sent-to-test', vi: 'Lượt đưa đi xét nghiệm', en: 'Sent to be tested' },
    { key: 'checkpoints.emergency', vi: 'Lượt cấp cứu, khẩn cấp', en: 'Emergencies' },
    { key: 'checkpoints.tests-ordered', vi: 'Yêu cầu xét nghiệm từ chốt', en: 'Tests ordered at posts' },
    { key: 'checkpoints.tests-taken', vi: 'Đã lấy mẫu theo yêu cầu từ chốt', en: 'Tests taken' },
  ],
  count: ({ type, areaId, data, occurredAt }: Entry, dayOf) => {
    const { at, subject, decision } = data as { at?: Instant; subject?: string; decision?: string }
    const day = dayOf(at ?? occurredAt)
    const step = (key: string, by: number): Increment => ({ indicator: `checkpoints.${key}`, areaId, day, by })
    if (type === 'test-ordered') return [step('tests-ordered', 1)]
    if (type === 'test-order-withdrawn') return [step('tests-ordered', -1)]
    if (type === 'test-taken') return [step('tests-taken', 1)]
    const by = type === 'crossed' ? 1 : -1
    const steps = [step('crossings', by), step(String(subject), by)]
    return decision === 'passed' ? steps : [...steps, step(String(decision), by)]
  },
}
