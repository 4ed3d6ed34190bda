import { roomWords } from '#platform/web'

/** Words of the scanner. */
export const scanWords = roomWords('field-scan', {
  vi: {
    starting: 'Đang mở máy ảnh',
    looking: 'Đưa mã vào trong khung',
    refused:
      'Máy ảnh chưa được phép dùng. Mở cài đặt của trình duyệt, cho phép máy ảnh với trang này; hoặc nhập mã bên dưới.',
    none: 'Không có máy ảnh dùng được ở đây. Nhập mã bên dưới.',
    taken: 'Ứng dụng khác đang dùng máy ảnh. Đóng ứng dụng đó rồi thử lại, hoặc nhập mã bên dưới.',
    broken: 'Trình duyệt này không đọc được mã bằng máy ảnh. Nhập mã bên dưới.',
    again: 'Thử lại',
    light: 'Bật đèn',
    lightOff: 'Tắt đèn',
    typed: 'Hoặc nhập mã',
    take: 'Nhập',
    read: 'Đã đọc một mã',
  },
  en: {
    starting: 'Starting the camera',
    looking: 'Hold the code inside the frame',
    refused: 'The camera is not allowed. Allow it for this page in the browser’s settings, or type the code below.',
    none: 'There is no camera to use here. Type the code below.',
    taken: 'Another program holds the camera. Close it and try again, or type the code below.',
    broken: 'This browser cannot read codes by camera. Type the code below.',
    again: 'Try again',
    light: 'Light on',
    lightOff: 'Light off',
    typed: 'Or type the code',
    take: 'Enter',
    read: 'A code was read',
  },
})
