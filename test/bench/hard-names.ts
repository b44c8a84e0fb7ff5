/** Searches that cost most, by what is hard about them; they are only timed. */
export const HARD: Readonly<Record<string, readonly string[]>> = {
  'one common name': ['Mohammed', 'Ali', 'Ahmad', 'Olena', 'Jallow', 'محمد', 'علي', 'Олена', '李'],
  'two common names': [
    'Ali Ahmad',
    'Ahmed Alali',
    'Mohamad Husain',
    'Mohamed Achmadi',
    'Olena Shevchenko',
    'Ali Ali',
    'محمد الأحمد',
    'Елена Коваленко',
    '李伟',
  ],
  'three common names': ['Mohammad Reza Ahmadi', 'Mohammad Reza Hosseini', 'Ali Reza Ahmadi'],
  'two common names that nobody has': ['Olena Alahmad', 'Mohammed Shevchenko', 'Omar Müller'],
  'more common names that nobody has': [
    'Ali Mohammed Ahmad',
    'Mohammed Reza Ali Hussein',
    'Ali Ahmad Hassan Hussein Omar Mahmoud',
  ],
  'common names and one that nobody has': ['Mohammed Xyzzy', 'Ali Xyzzy', 'Xyzzy Ahmad Ali'],
  'a common name and a letter': ['Mohammed a', 'ahmad a', 'ali m', 'Ali A. Ahmad', 'محمد ج'],
  'letters alone': ['al li', 'li xu', 'ab al', 'a b'],
  'a beginning': ['moh', 'ali', 'ahm', 'has', 'sha', 'moham'],
  beginnings: ['moh ahm', 'moh ali', 'ali ahm', 'ole she', 'sha kar', 'moh ali ahm'],
  'particles apart or joined': [
    'Abd al-Rahman',
    'Abd al-Rahman Zain ad-Din',
    'Abdulrahman Zainuddin',
    'al ahmad',
    'van den berg',
  ],
}
