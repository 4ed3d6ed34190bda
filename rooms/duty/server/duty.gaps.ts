import type { GapRule } from '#platform/server'
import { brokenHotline, noHotline } from './hotline.gaps.ts'
import { holidayTouched, troubleRule } from './trouble.gaps.ts'
import { hole, noRoster, notTaken } from './watch.gaps.ts'

/** What is missing, late or wrong with the watch of the city. */
export const dutyGaps: readonly GapRule[] = [
  hole,
  noRoster,
  notTaken,
  troubleRule('double', {
    key: 'duty-double',
    title: { vi: 'Một người trực hai nơi cùng lúc', en: 'One person on duty in two places' },
    severity: 3,
  }),
  troubleRule('office', {
    key: 'duty-office-ended',
    title: { vi: 'Người có ca trực không còn giữ chức vụ', en: 'A person on the roster no longer holds the post' },
    severity: 3,
  }),
  troubleRule('rest', {
    key: 'duty-rest-broken',
    title: { vi: 'Ca trực phá quy định nghỉ', en: 'A shift breaks the rest rule' },
    severity: 1,
  }),
  holidayTouched,
  noHotline,
  brokenHotline,
]
