import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { type Holding, judgeAppointment } from './appointment.ts'

const at = (day: string) => toInstant(`${day}T08:00:00+07:00`)
const holding = (from: string, to: string | null, acting = false): Holding => ({
  officerId: 'someone',
  acting,
  fromAt: at(from),
  toAt: to === null ? null : at(to),
})
const post = (...holdings: Holding[]) => ({ validFrom: '2021-07-01', validTo: '2021-12-31', holdings })
const code = (wanted: Holding, ...held: Holding[]) => judgeAppointment(wanted, post(...held))?.code ?? 'may'

describe('who may be put in a post', () => {
  it('[ORG-02] takes the first holder, and the next from the moment the one before leaves', () => {
    expect(code(holding('2021-07-02', null))).toBe('may')
    expect(code(holding('2021-07-20', null), holding('2021-07-02', '2021-07-20'))).toBe('may')
    expect(code(holding('2021-07-02', '2021-07-20'), holding('2021-07-20', null))).toBe('may')
  })

  it('[ORG-02] refuses a second substantive holder at any shared moment', () => {
    const held = holding('2021-07-10', '2021-07-20')
    expect(code(holding('2021-07-19', null), held)).toBe('BODIES.HELD')
    expect(code(holding('2021-07-02', '2021-07-11'), held)).toBe('BODIES.HELD')
    expect(code(holding('2021-07-12', '2021-07-13'), held)).toBe('BODIES.HELD')
    expect(code(holding('2021-07-02', null), held)).toBe('BODIES.HELD')
  })

  it('[ORG-06] lets one stand in beside the substantive holder, not two', () => {
    expect(code(holding('2021-07-10', null, true), holding('2021-07-02', null))).toBe('may')
    expect(code(holding('2021-07-10', null, true), holding('2021-07-02', null, true))).toBe('BODIES.HELD_ACTING')
  })

  it('[ORG-02] refuses an end before the start, and days when the post is not', () => {
    expect(code(holding('2021-07-10', '2021-07-10'))).toBe('BODIES.END_BEFORE_START')
    expect(code(holding('2021-06-30', null))).toBe('BODIES.BEFORE_POST')
    expect(code(holding('2021-12-31', null))).toBe('BODIES.POST_ENDED')
  })

  it('[ORG-02] counts days of Việt Nam: 00:30 on 1/7 is still 30/6 in Greenwich', () => {
    const early = { ...holding('2021-07-01', null), fromAt: toInstant('2021-07-01T00:30:00+07:00') }
    expect(judgeAppointment(early, post())).toBeNull()
  })
})
