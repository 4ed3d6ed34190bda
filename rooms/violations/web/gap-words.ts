import type { GapFacts, GapWords } from '#platform/web'
import { violationPath, violationsPath } from './violation-paths.ts'

/** How many dossiers a gap stands for: one gap a committee and kind of waiting, never one a person. */
function countOf({ data }: GapFacts): number {
  return typeof data.count === 'number' ? data.count : 1
}

interface Waiting {
  readonly waits: string
  readonly vi: string
  readonly en: string
  readonly closes: { readonly vi: string; readonly en: string }
}

function waitGap({ waits, vi, en, closes }: Waiting): GapWords {
  return {
    say: (facts) => ({ vi: `${countOf(facts)} ${vi}`, en: `${countOf(facts)} ${en}` }),
    closes,
    to: ({ areaId }) => violationsPath({ areaId, waits }),
  }
}

const decided = { vi: 'có quyết định, hoặc hồ sơ được chuyển đi', en: 'they are decided or handed over' }

/** How the room speaks of its gaps. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'violation-decision-soon': waitGap({
    waits: 'decision-soon',
    vi: 'hồ sơ xử phạt còn dưới 48 giờ để ra quyết định',
    en: 'violation dossiers must be decided within 48 hours',
    closes: decided,
  }),
  'violation-decision-late': waitGap({
    waits: 'decision-late',
    vi: 'hồ sơ xử phạt quá thời hạn ra quyết định',
    en: 'violation dossiers are past the time to decide',
    closes: { vi: 'hồ sơ được kết thúc', en: 'the dossiers are closed' },
  }),
  'violation-transfer-waits': waitGap({
    waits: 'transfer',
    vi: 'hồ sơ xử phạt phải chuyển đến người có thẩm quyền',
    en: 'violation dossiers must be handed to who is competent',
    closes: { vi: 'hồ sơ được chuyển đi', en: 'they are handed over' },
  }),
  'violation-unserved': waitGap({
    waits: 'service',
    vi: 'quyết định xử phạt chưa giao đúng hạn',
    en: 'decisions were not served in time',
    closes: { vi: 'quyết định được giao cho người bị phạt', en: 'the decisions are served' },
  }),
  'violation-payment-late': waitGap({
    waits: 'payment-late',
    vi: 'quyết định xử phạt quá hạn nộp tiền',
    en: 'fines are past the day to pay',
    closes: {
      vi: 'tiền được nộp, hoặc có quyết định hoãn, miễn, cưỡng chế',
      en: 'they are paid, deferred, exempted or enforced',
    },
  }),
  'violation-appeal-unanswered': {
    say: () => ({ vi: 'Khiếu nại chưa được giải quyết đúng hạn', en: 'An appeal was not answered in time' }),
    closes: {
      vi: 'người khác với người ký quyết định giải quyết',
      en: 'somebody other than who decided judges it',
    },
    to: ({ areaId, data }) =>
      typeof data.violationId === 'string'
        ? violationPath(data.violationId)
        : violationsPath({ areaId, waits: 'appeal' }),
  },
}
