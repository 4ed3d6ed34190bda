import type { Words } from '#kit'

/** How one signal is computed: what it says, its formula, what is done where data are thin, its papers. */
interface Method {
  readonly key: string
  readonly title: Words
  readonly says: Words
  readonly formula: Words
  readonly thin: Words
  readonly source: string
}

/** The methods of this room, as the screen tells them. */
export const methods: readonly Method[] = [
  {
    key: 'rt',
    title: { vi: 'Hệ số lây nhiễm Rt', en: 'Reproduction number Rt' },
    says: {
      vi: 'Trung bình một ca lây cho bao nhiêu người, nếu cứ như những ngày này. Trên 1 là dịch lan rộng. Ca đến từ nơi khác được tính là nguồn lây, không tính là người bị lây tại đây.',
      en: 'How many people one case infects on average, if things stay as they are. Above 1 the epidemic spreads. Cases from elsewhere count as sources, not as infected here.',
    },
    formula: {
      vi: 'Rt ~ Gamma(a + ΣI, 1 / (1/b + ΣΛ·c)),   Λ(t) = Σ w(s) · I(t − s)\na = 1, b = 5;  w: gamma dịch một ngày;  c: phần đã biết của ngày',
      en: 'Rt ~ Gamma(a + ΣI, 1 / (1/b + ΣΛ·c)),   Λ(t) = Σ w(s) · I(t − s)\na = 1, b = 5;  w: gamma shifted by a day;  c: the share of the day that is known',
    },
    thin: {
      vi: 'Cửa sổ 7 ngày; có dưới 11 ca (hệ số biến thiên trên 0,3) thì lấy 14, rồi 21 ngày; vẫn thiếu thì không nêu số. Không tính trước khi qua một khoảng cách thế hệ trung bình, như EpiEstim.',
      en: 'A window of 7 days; with fewer than 11 cases (coefficient of variation above 0.3) 14, then 21 days; still too few, no number. None before one mean serial interval has passed, as in EpiEstim.',
    },
    source:
      'Cori A, Ferguson NM, Fraser C, Cauchemez S. Am J Epidemiol 2013;178(9):1505–1512. Thompson RN et al. Epidemics 2019;29:100356.',
  },
  {
    key: 'growth',
    title: { vi: 'Tốc độ tăng, thời gian gấp đôi', en: 'Growth rate, doubling time' },
    says: {
      vi: 'Đường thẳng theo log qua số ca 14 ngày. Hai tuần trọn để ngày nghỉ không làm lệch. Số ca dao động nhiều thì khoảng tin rộng ra.',
      en: 'A line through the logarithm of the cases of 14 days. Two whole weeks, so that weekends do not tilt it. Counts that scatter widen the interval.',
    },
    formula: {
      vi: 'ln μ(t) = α + r·t + ln c(t),   Var = μ + φμ²;   gấp đôi = ln 2 / r',
      en: 'ln μ(t) = α + r·t + ln c(t),   Var = μ + φμ²;   doubling = ln 2 / r',
    },
    thin: {
      vi: 'Dưới 11 ca hoặc dưới 4 ngày có ca: không nêu. Khoảng tin chứa 0: không nêu thời gian gấp đôi.',
      en: 'Fewer than 11 cases or 4 days with cases: none. Where the interval holds 0: no doubling time.',
    },
    source: 'Nelder JA, Wedderburn RWM. J R Stat Soc A 1972;135:370. Breslow NE. Appl Stat 1984;33:38.',
  },
  {
    key: 'nowcast',
    title: { vi: 'Hiệu chỉnh độ trễ nhập liệu', en: 'Correction for reporting delays' },
    says: {
      vi: 'Ca xác định hôm nay có thể mai mới được nhập. Độ trễ học từ 28 ngày gần nhất, tính ngược để ca chưa kịp nhập không làm sai.',
      en: 'What is confirmed today may be entered tomorrow. Delays are learned from the last 28 days, backwards, so that what is not yet entered does not deceive.',
    },
    formula: {
      vi: 'F(a) = Π (1 − g(d)), d > a;   N(t) = n(t) / F;   phần thiếu ~ beta nhị thức âm',
      en: 'F(a) = Π (1 − g(d)), d > a;   N(t) = n(t) / F;   what is missing ~ beta negative binomial',
    },
    thin: {
      vi: 'Dưới 100 ca thì không hiệu chỉnh. Ngày mới biết dưới 30 % thì chỉ nói “ít nhất”.',
      en: 'With fewer than 100 cases nothing is corrected. Of a day less than 30 % known only “at least” is said.',
    },
    source: 'Lawless JF. Can J Stat 1994;22:15–31. Höhle M, an der Heiden M. Biometrics 2014;70:993–1002.',
  },
  {
    key: 'backlog',
    title: { vi: 'Dồn số liệu', en: 'Backlog' },
    says: {
      vi: 'Ca nhập bù không rõ ngày được vẽ riêng và không vào phép tính nào. Một ngày từ 500 ca trở lên và gấp 8 lần ngày cao nhất của 14 ngày trước bị nghi là dồn: không tính gì cho đến khi có người xem xét.',
      en: 'Cases entered in bulk without a day are drawn apart and enter no estimate. A day of 500 cases or more and 8 times the highest of the 14 before is suspected: nothing is computed until somebody has looked.',
    },
    formula: {
      vi: 'I(t) ≥ 500  và  I(t) ≥ 8 · max I(t−14 … t−1)',
      en: 'I(t) ≥ 500  and  I(t) ≥ 8 · max I(t−14 … t−1)',
    },
    thin: { vi: 'Quy tắc của hệ thống, thành phố xác nhận.', en: 'A rule of this house, for the city to confirm.' },
    source: '',
  },
  {
    key: 'ears',
    title: { vi: 'Cảnh báo bất thường EARS C1, C2, C3', en: 'Aberration alarms EARS C1, C2, C3' },
    says: {
      vi: 'So số ca của ngày với 7 ngày nền. C2 chừa hai ngày ở giữa để ổ dịch đang lên không tự che mình. C3 cộng ba ngày. Cảnh báo chỉ là câu hỏi cho y tế địa bàn.',
      en: 'The day’s cases against 7 days of baseline. C2 leaves two days between, so that a rising outbreak does not hide itself. C3 adds three days. An alarm is only a question to the health post.',
    },
    formula: {
      vi: 'C1 = (Y − Ȳ[t−7…t−1]) / s > 3;   C2 = (Y − Ȳ[t−9…t−3]) / s > 3\nC3 = Σ max(0, C2 − 1), 3 ngày  > 2',
      en: 'C1 = (Y − Ȳ[t−7…t−1]) / s > 3;   C2 = (Y − Ȳ[t−9…t−3]) / s > 3\nC3 = Σ max(0, C2 − 1), 3 days  > 2',
    },
    thin: {
      vi: 'Độ lệch chuẩn nền ít nhất là 1; dưới 3 ca thì không cảnh báo.',
      en: 'The deviation of the baseline is at least 1; fewer than 3 cases are no alarm.',
    },
    source:
      'Hutwagner L et al. J Urban Health 2003;80(2 Suppl 1):i89–96. Fricker RD, Hegler BL, Dunfee DA. Stat Med 2008;27:3407–3429.',
  },
]
