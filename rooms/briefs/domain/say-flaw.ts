import { type Day, formatDayShort, formatFigure, formatNumber, type Words } from '#kit'
import type { AverageFlaw, Flaw, FootingFlaw } from '#rooms/reports/domain'

/** What does not agree, in a sentence that keeps both figures: "112, nhưng các phần cộng lại được 111 …, chênh 1". */
export function sayFlaw(flaw: Flaw, titleOf: (indicator: string) => Words): Words {
  return flaw.kind === 'footing' ? sayFooting(flaw, titleOf) : sayAverage(flaw, titleOf)
}

function sayFooting({ total, parts, stated, sum, difference }: FootingFlaw, titleOf: (key: string) => Words): Words {
  const off = formatNumber(Math.abs(difference))
  const named = (language: 'vi' | 'en') => parts.map((part) => titleOf(part)[language]).join(' + ')
  const { vi, en } = titleOf(total)
  return {
    vi: `“${vi}” báo cáo ${formatFigure(stated)}, nhưng các phần (${named('vi')}) cộng lại được ${formatFigure(sum)}, chênh ${off}`,
    en: `“${en}” is reported as ${formatFigure(stated, 'en')}, but its parts (${named('en')}) come to ${formatFigure(sum, 'en')}: a difference of ${off}`,
  }
}

function sayAverage(flaw: AverageFlaw, titleOf: (key: string) => Words): Words {
  const { average, total, statedAverage, statedTotal, since, until, days, impliedDays, impliedAverage } = flaw
  const [of, whole] = [titleOf(average), titleOf(total)]
  const [from, to] = [formatDayShort(since as Day), formatDayShort(until as Day)]
  const [fits, real] = [formatNumber(Math.round(impliedDays * 10) / 10), formatNumber(Math.round(impliedAverage))]
  return {
    vi: `“${of.vi}” báo cáo ${formatFigure(statedAverage)} với “${whole.vi}” ${formatFigure(statedTotal)} ứng với ${fits} ngày, nhưng từ ${from} đến ${to} là ${days} ngày (bình quân khi đó là ${real})`,
    en: `“${of.en}” is reported as ${formatFigure(statedAverage, 'en')} with “${whole.en}” ${formatFigure(statedTotal, 'en')}, which fits ${fits} days, but ${from} to ${to} are ${days} days (an average of ${real})`,
  }
}
