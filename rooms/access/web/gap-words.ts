import type { GapWords } from '#platform/web'

/** What the gaps of this room say, what closes them, and where. */
export const accessGaps: Readonly<Record<string, GapWords>> = {
  'device-silent': {
    say: ({ data, areaTitle }) => ({
      vi: `${areaTitle.vi}: một máy thực địa còn ${Number(data.unsent)} việc chưa gửi, quá 3 ngày không liên lạc`,
      en: `${areaTitle.en}: a phone with ${Number(data.unsent)} unsent records was not heard for 3 days`,
    }),
    closes: { vi: 'máy liên lạc lại, hoặc được báo mất', en: 'the phone is heard again, or reported lost' },
    to: ({ data }) => `/accounts/${String(data.accountId)}`,
  },
}
