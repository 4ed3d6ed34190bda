import { roomWords } from '#platform/web'

/** Words of the pictures of a day. */
export const dayWords = roomWords('checkpoints.day', {
  vi: {
    passed: 'cho qua',
    'turned-back': 'quay lại',
    emergency: 'cấp cứu',
    silent: 'không có lượt nào được ghi',
    observed: 'đếm độc lập',
    hour: '{hour}–{hour}h59: {all} lượt, {back} quay lại',
    'hour.silent': '{hour}h: không có lượt nào được ghi',
    table: 'Bảng số theo giờ',
    'table.hour': 'Giờ',
    'table.of': '{hour}h',
    'strip.none': 'Chưa có ca nào trong ngày này',
  },
  en: {
    passed: 'passed',
    'turned-back': 'turned back',
    emergency: 'emergencies',
    silent: 'nothing recorded',
    observed: 'counted independently',
    hour: '{hour}:00–{hour}:59: {all} crossings, {back} turned back',
    'hour.silent': '{hour}:00: nothing recorded',
    table: 'The numbers by hour',
    'table.hour': 'Hour',
    'table.of': '{hour}:00',
    'strip.none': 'No shift on this day yet',
  },
})
