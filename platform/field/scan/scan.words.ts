import { roomWords } from '#platform/web'

/** Words of the scanner. */
export const scanWords = roomWords('field-scan', {
  vi: {
    starting: 'Đang mở máy ảnh',
    looking: 'Đưa mã vào trong khung',
    several: 'Có nhiều mã trong khung. Đưa từng mã một, che các mã kia.',
    refused: 'Máy ảnh chưa được phép dùng. Mở cài đặt của trình duyệt, cho phép máy ảnh với trang này.',
    none: 'Không có máy ảnh dùng được ở đây.',
    taken: 'Ứng dụng khác đang dùng máy ảnh. Đóng ứng dụng đó rồi thử lại.',
    gone: 'Máy ảnh vừa tắt: cuộc gọi, ứng dụng khác, hoặc quyền vừa bị thu lại.',
    broken: 'Trình duyệt này không đọc được mã bằng máy ảnh.',
    again: 'Thử lại',
    light: 'Bật đèn',
    lightOff: 'Tắt đèn',
    instead: 'Có thể nhập mã bên dưới.',
    typed: 'Hoặc nhập mã',
    take: 'Nhập',
    read: 'Đã đọc một mã',
  },
  en: {
    starting: 'Starting the camera',
    looking: 'Hold the code inside the frame',
    several: 'More than one code in sight. Show one at a time and cover the others.',
    refused: 'The camera is not allowed. Allow it for this page in the browser’s settings.',
    none: 'There is no camera to use here.',
    taken: 'Another program holds the camera. Close it and try again.',
    gone: 'The camera went off: a call, another program, or its permission was withdrawn.',
    broken: 'This browser cannot read codes by camera.',
    again: 'Try again',
    light: 'Light on',
    lightOff: 'Light off',
    instead: 'The code can be typed below.',
    typed: 'Or type the code',
    take: 'Enter',
    read: 'A code was read',
  },
})
