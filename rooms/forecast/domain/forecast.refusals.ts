import { defineRefusals } from '#kit'

/** What the room of signals says no to. */
export const FORECAST = defineRefusals('FORECAST', {
  NOT_COUNTS: {
    vi: 'Chuỗi số ca phải là các số nguyên không âm, ít nhất hai ngày; ngày thứ {at} không phải.',
    en: 'Daily cases must be whole numbers from zero, two days at least; number {at} is not.',
  },
  IMPORTED_MORE: {
    vi: 'Ngày thứ {at}: số ca nhập cảnh nhiều hơn tổng số ca.',
    en: 'Day {at} has more imported cases than cases.',
  },
  SERIAL_INTERVAL: {
    vi: 'Phân bố khoảng cách thế hệ phải bắt đầu bằng 0, không âm và cộng lại bằng 1.',
    en: 'A serial interval’s distribution begins with 0, is never negative, and sums to 1.',
  },
  SERIAL_INTERVAL_SHAPE: {
    vi: 'Khoảng cách thế hệ trung bình phải lớn hơn 1 ngày và độ lệch chuẩn lớn hơn 0.',
    en: 'The mean serial interval must exceed 1 day and its standard deviation 0.',
  },
  WINDOW: {
    vi: 'Cửa sổ tính phải là số ngày nguyên, từ 1 và ngắn hơn chuỗi số liệu.',
    en: 'A window is a whole number of days, from 1 up and shorter than the series.',
  },
  PRIOR: {
    vi: 'Tiên nghiệm phải có trung bình và độ lệch chuẩn lớn hơn 0.',
    en: 'A prior needs a mean and a standard deviation above 0.',
  },
  COMPLETENESS: {
    vi: 'Độ đầy đủ phải lớn hơn 0, không quá 1, mỗi ngày một số.',
    en: 'Completeness is above 0, at most 1, one number for each day.',
  },
  DELAY: {
    vi: 'Độ trễ phải là số ngày nguyên không âm, ngày sự kiện không ở sau ngày tính.',
    en: 'A delay is a whole number of days from 0 up, of an event not after the day asked.',
  },
  DAY_AHEAD: { vi: 'Ngày này chưa đến.', en: 'This day has not come yet.' },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có bộ tham số tính tín hiệu cho ngày {day}.',
    en: 'The city’s profile has no parameters of signals for {day}.',
  },
  NOT_RAISED: {
    vi: 'Địa bàn này không có tín hiệu vượt ngưỡng vào ngày đó.',
    en: 'This area had no signal above its threshold on that day.',
    status: 409,
  },
})
