import { roomWords } from '#platform/web'

/** What computing past days again says. */
export const recomputeWords = roomWords('scorecards.recompute', {
  vi: {
    title: 'Tính lại các ngày đã qua',
    lead: 'Mỗi lần tính đã lưu được tính lại đúng như hồ sơ đã biết lúc đó, rồi so với số đã lưu. Số đã lưu không bao giờ bị sửa.',
    area: 'Địa bàn',
    from: 'Từ ngày',
    to: 'Đến hết ngày',
    renew: 'Đồng thời tính thêm theo hồ sơ biết đến bây giờ; nếu khác thì lưu thành lần tính mới bên cạnh',
    start: 'Tính lại',
    waiting: 'Chờ bắt đầu…',
    progress: 'Đã tính {done}/{total} ngày',
    stop: 'Dừng lại',
    stopping: 'Đang dừng sau ngày đang tính…',
    cancelled: 'Đã dừng. Các ngày tính xong trước đó vẫn có kết quả dưới đây.',
    failed: 'Việc tính lại gặp lỗi và đã dừng. Thử lại; nếu còn lỗi, báo quản trị.',
    equal: 'Khớp: {checked} lần tính của {days} ngày cho đúng số đã lưu.',
    none: 'Chưa có lần tính nào được lưu trong {days} ngày này.',
    differing:
      '{count} trong {checked} lần tính ra khác số đã lưu. Không được phép xảy ra: báo quản trị, kèm trang này.',
    'differing.was': 'đã lưu {was}, tính lại {now}',
    renewed: '{count} đơn vị có lần tính mới bên cạnh.',
    'renewed.none': 'Hồ sơ đến sau không làm số nào khác đi.',
    again: 'Tính lại khoảng khác',
  },
  en: {
    title: 'Compute past days again',
    lead: 'Each kept computation is made again from what was known then, and held against what was kept. What was kept is never changed.',
    area: 'Area',
    from: 'From',
    to: 'To and with',
    renew: 'Compute as known now too; where it differs it is kept as a newer computation beside',
    start: 'Compute again',
    waiting: 'Waiting to begin…',
    progress: '{done} of {total} days',
    stop: 'Stop',
    stopping: 'Stopping after the day under way…',
    cancelled: 'Stopped. What was computed before stands below.',
    failed: 'Computing met a fault and stopped. Try again; if it stays, tell the administrator.',
    equal: {
      one: 'Equal: {checked} computation of {days} days came to what was kept.',
      other: 'Equal: {checked} computations of {days} days came to what was kept.',
    },
    none: 'Nothing was kept in these {days} days.',
    differing:
      '{count} of {checked} computations differ from what was kept. This must not happen: tell the administrator, with this page.',
    'differing.was': 'kept {was}, now {now}',
    renewed: {
      one: '{count} unit has a newer computation beside.',
      other: '{count} units have a newer computation beside.',
    },
    'renewed.none': 'What came later changed no number.',
    again: 'Compute another span',
  },
})
