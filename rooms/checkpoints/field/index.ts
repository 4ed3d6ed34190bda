import { type FieldRoom, lazyScreen } from '#platform/field'
import {
  acknowledgeHandover,
  checkIn,
  checkpointBookContract,
  endShift,
  handOverShift,
  joinShift,
  myCheckpointShiftsContract,
  recordCrossing,
  voidCrossing,
} from '../domain/index.ts'
import { sayCheckIn, sayCrossing } from './say-records.ts'
import type { Mine } from './stand-shift.ts'
import { broughtBook, broughtMine } from './use-post.ts'

const permission = recordCrossing.permission
const atShift = () => '/field/checkpoints/shift'

/** The field face of the room: a guard takes the shift, records what crosses in two taps, scans codes, hands over. */
export const fieldRoom: FieldRoom = {
  name: 'checkpoints',
  actions: [
    {
      key: 'cross',
      title: { vi: 'Qua chốt', en: 'Crossing' },
      icon: 'exchange',
      to: '/field/checkpoints/crossing',
      permission,
    },
    {
      key: 'scan',
      title: { vi: 'Quét mã', en: 'Scan a code' },
      icon: 'scan',
      to: '/field/checkpoints/scan',
      permission,
    },
    {
      key: 'shift',
      title: { vi: 'Ca trực, bàn giao', en: 'Shift, handover' },
      icon: 'clock',
      to: '/field/checkpoints/shift',
      permission,
    },
  ],
  screens: [
    {
      path: '/field/checkpoints/crossing',
      title: { vi: 'Qua chốt', en: 'Crossing' },
      permission,
      Screen: lazyScreen(async () => (await import('./crossing.screen.tsx')).CrossingScreen),
    },
    {
      path: '/field/checkpoints/scan',
      title: { vi: 'Quét mã', en: 'Scan a code' },
      permission,
      Screen: lazyScreen(async () => (await import('./crossing.screen.tsx')).ScanScreen),
    },
    {
      path: '/field/checkpoints/shift',
      title: { vi: 'Ca trực', en: 'Shift' },
      permission,
      Screen: lazyScreen(async () => (await import('./shift.screen.tsx')).ShiftScreen),
    },
    {
      path: '/field/checkpoints/mend/$id',
      title: { vi: 'Sửa lượt qua chốt', en: 'Mend a crossing' },
      permission,
      Screen: lazyScreen(async () => (await import('./mend-crossing.screen.tsx')).MendCrossingScreen),
    },
  ],
  bring: [
    { name: broughtMine, address: myCheckpointShiftsContract.path, permission },
    { name: broughtBook, address: checkpointBookContract.path, permission },
  ],
  // Whoever stands a shift there; many more are allowed to.
  ownWork: { brought: broughtMine, isThere: (mine) => (mine as Mine).shifts.length > 0 },
  intents: {
    [recordCrossing.type]: { say: sayCrossing, mendAt: (id) => `/field/checkpoints/mend/${id}` },
    [voidCrossing.type]: { say: () => voidCrossing.title, mendAt: atShift },
    [checkIn.type]: { say: sayCheckIn, mendAt: atShift },
    [joinShift.type]: { say: () => joinShift.title, mendAt: () => '/field/checkpoints/crossing' },
    [handOverShift.type]: { say: () => handOverShift.title, mendAt: atShift },
    [acknowledgeHandover.type]: { say: () => acknowledgeHandover.title, mendAt: atShift },
    [endShift.type]: { say: () => endShift.title, mendAt: atShift },
  },
}
