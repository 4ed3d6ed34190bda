import { type Day, isDay } from '#kit'
import { type GapFacts, showDay, showNumber, type WebRoom } from '#platform/web'
import { areaSignalPath } from './signal-paths.ts'

const dayIn = ({ data }: Pick<GapFacts, 'data'>): Day | undefined => {
  const day = String(data.day ?? '')
  return isDay(day) ? day : undefined
}
const dayText = (gap: GapFacts) => {
  const day = dayIn(gap)
  return day ? showDay(day) : ''
}
const counts = ({ data }: GapFacts) => ({
  cases: showNumber(Number(data.cases ?? 0)),
  expected: showNumber(Math.round(Number(data.expected ?? 0) * 10) / 10),
})

/** The web face of signals: what the curve of cases says, and how sure that is. */
export const webRoom: WebRoom = {
  name: 'forecast',
  pages: [
    {
      path: '/forecast',
      title: { vi: 'Tín hiệu dịch', en: 'Signals' },
      permission: 'forecast.read',
      load: () => import('./signals.page.tsx').then((file) => file.SignalsPage),
    },
    {
      path: '/forecast/method',
      title: { vi: 'Các tín hiệu được tính thế nào', en: 'How the signals are computed' },
      permission: 'forecast.read',
      load: () => import('./method.page.tsx').then((file) => file.MethodPage),
    },
    {
      path: '/forecast/areas/$areaId',
      title: { vi: 'Tín hiệu của một địa bàn', en: 'Signals of an area' },
      permission: 'forecast.read',
      load: () => import('./area-signal.page.tsx').then((file) => file.AreaSignalPage),
    },
  ],
  navigation: [
    {
      to: '/forecast',
      label: { vi: 'Tín hiệu dịch', en: 'Signals' },
      icon: 'chart',
      order: 36,
      permission: 'forecast.read',
    },
  ],
  areaPanels: [
    {
      slot: 'tab',
      name: 'signals',
      order: 26,
      label: { vi: 'Tín hiệu dịch', en: 'Signals' },
      permission: 'forecast.read',
      load: () => import('./area-signal.tab.tsx').then((file) => file.AreaSignalTab),
    },
  ],
  gaps: {
    'signal-not-looked-at': {
      say: (gap) =>
        gap.data.isBacklog
          ? {
              vi: `Ngày ${dayText(gap)} nghi dồn số liệu, chưa ai xem`,
              en: `${dayText(gap)} looks like backlog, nobody looked`,
            }
          : {
              vi: `Ngày ${dayText(gap)} có ${counts(gap).cases} ca, thường ngày ${counts(gap).expected}: chưa ai xem xét`,
              en: `${counts(gap).cases} cases on ${dayText(gap)}, usually ${counts(gap).expected}: nobody looked`,
            },
      closes: { vi: 'y tế địa bàn ghi tín hiệu là gì', en: 'the health post records what it was' },
      to: (gap) => areaSignalPath(gap.areaId, dayIn(gap)),
    },
  },
  facts: {
    'signal-looked-at': { vi: 'Đã xem xét một tín hiệu dịch', en: 'A signal was looked at' },
  },
}
