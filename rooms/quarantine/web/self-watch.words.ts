import { roomWords } from '#platform/web'

/** Words of watching oneself after isolation: for the station, and for the person. */
export const selfWatchWords = roomWords('quarantine.self-watch', {
  vi: {
    title: 'Tự theo dõi sức khỏe',
    left: 'Còn {count} ngày, đến hết ngày {day}.',
    advice:
      'Đây là khuyến nghị, không phải cách ly. Không báo tin không bị xử lý; {days} ngày không có tin thì gọi hỏi thăm.',
    code: 'Mã tự báo tin',
    'code.help': 'In trên giấy xác nhận; đọc cho người ấy qua điện thoại nếu mất giấy.',
    'day.silent': 'chưa có tin',
    'tell.lead': 'Dành cho người đã hết cách ly. Mỗi ngày báo một lần, hoặc gọi trạm y tế. Không bắt buộc.',
    'tell.emergency': 'Khó thở, đau ngực, lơ mơ: gọi 115 ngay, đừng chờ.',
    'tell.code': 'Mã trên giấy xác nhận hoàn thành cách ly',
    'tell.code.help': 'Mười chữ và số, ví dụ 7K2MD-4XQ9T. Trang này không hỏi tên, không lưu vị trí.',
    'tell.how': 'Hôm nay bạn thế nào?',
    'tell.well': 'Tôi khỏe',
    'tell.symptoms': 'Tôi có triệu chứng',
    'tell.well.done': 'Cảm ơn bạn. Còn {count} ngày tự theo dõi.',
    'tell.symptoms.done': 'Trạm y tế sẽ liên hệ với bạn. Nặng hơn thì gọi 115.',
    'tell.forget': 'Những gì bạn báo ở đây được xóa khi hết thời gian tự theo dõi.',
  },
  en: {
    title: 'Watching one’s own health',
    left: { one: '{count} day left, until the end of {day}.', other: '{count} days left, until the end of {day}.' },
    advice:
      'This is advice, not isolation. Nobody is blamed for not telling; after {days} days without news they are called.',
    code: 'Code to tell with',
    'code.help': 'Printed on the certificate; read it out on the phone if the paper is lost.',
    'day.silent': 'no news',
    'tell.lead': 'For people whose isolation is over. Tell once a day, or call the health station. Of your own will.',
    'tell.emergency': 'Hard to breathe, pain in the chest, drowsy: call 115 now, do not wait.',
    'tell.code': 'Code on the certificate of isolation',
    'tell.code.help': 'Ten letters and digits, such as 7K2MD-4XQ9T. This page asks no name and keeps no place.',
    'tell.how': 'How are you today?',
    'tell.well': 'I am well',
    'tell.symptoms': 'I have symptoms',
    'tell.well.done': { one: 'Thank you. {count} day to go.', other: 'Thank you. {count} days to go.' },
    'tell.symptoms.done': 'The health station will contact you. If it gets worse, call 115.',
    'tell.forget': 'What you tell here is deleted when your time is over.',
  },
})
