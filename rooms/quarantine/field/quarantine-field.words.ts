import type { Words } from '#kit'
import { roomWords } from '#platform/web'
import { measurable } from '../domain/index.ts'

const { temperature, oxygen } = measurable

/** Said beside a measure that nobody alive can have: a slip of the thumb. */
export const outOfRange: Readonly<Record<keyof typeof measurable, Words>> = {
  temperature: {
    vi: `Từ ${temperature.least} đến ${temperature.most} °C, ví dụ 38,2.`,
    en: `From ${temperature.least} to ${temperature.most} °C, such as 38,2.`,
  },
  oxygen: {
    vi: `Từ ${oxygen.least} đến ${oxygen.most} %.`,
    en: `From ${oxygen.least} to ${oxygen.most} %.`,
  },
}

/** Words of the round on the phone. */
export const quarantineFieldWords = roomWords('quarantine.field', {
  vi: {
    title: 'Hỏi thăm người cách ly',
    never: 'Danh sách chưa tải về máy. Mở khi có mạng một lần, sau đó dùng được ngoài vùng phủ sóng.',
    none: 'Hôm nay không có ai cách ly ở nơi bạn phụ trách.',
    left: 'Còn {count} người',
    done: '{count} người đã hỏi',
    search: 'Số hộ, tên, địa chỉ',
    day: 'ngày {day}/{of}',
    watch: 'tự theo dõi, còn {left} ngày, lâu chưa có tin',
    missed: 'hôm qua bỏ sót',
    needs: 'đang chờ {count} việc',
    minor: 'trẻ em',
    record: 'Hồ sơ {sign}',
    household: 'Hộ số {number}',
    gone: 'Người này không còn trong danh sách.',
    call: 'Gọi {phone}',
    'no-phone': 'Không có điện thoại: đến tận nơi.',
    temperature: 'Nhiệt độ (°C)',
    oxygen: 'SpO₂ (%)',
    more: 'Còn {count} người nữa: gõ số hộ hoặc tên để tìm.',
    noMatch: 'Không có ai khớp.',
    'what-help': 'Cần giúp gì?',
    emergency: 'Khẩn cấp: gọi ngay',
    'emergency.before': 'Gọi trước, ghi sau. Người bệnh được ra khỏi nơi cách ly để cấp cứu.',
    'emergency.record': 'Ghi: khẩn cấp',
  },
  en: {
    title: 'Isolation round',
    never: 'The list has not come to this phone. Open it once with signal, then it works without.',
    none: 'Nobody is isolated where you work today.',
    left: { one: '{count} person left', other: '{count} people left' },
    done: { one: '{count} asked after', other: '{count} asked after' },
    search: 'Number, name, address',
    day: 'day {day}/{of}',
    watch: 'after isolation, {left} days left, not heard of',
    missed: 'missed yesterday',
    needs: { one: '{count} need waiting', other: '{count} needs waiting' },
    minor: 'a child',
    record: 'Record {sign}',
    household: 'Household {number}',
    gone: 'This person is no longer on the list.',
    call: 'Call {phone}',
    'no-phone': 'No phone: go there.',
    temperature: 'Temperature (°C)',
    oxygen: 'SpO₂ (%)',
    more: {
      one: '{count} more: type a number or a name to find them.',
      other: '{count} more: type a number or a name to find them.',
    },
    noMatch: 'Nobody matches.',
    'what-help': 'Which help?',
    emergency: 'Emergency: call now',
    'emergency.before': 'Call first, record after. Anybody may leave isolation in an emergency.',
    'emergency.record': 'Record an emergency',
  },
})
