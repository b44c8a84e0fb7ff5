import type { Random } from './random.ts'

/** A name in Latin letters and, where the origin writes otherwise, in its own. */
type Written = readonly [latin: string, original?: string]

interface Origin {
  nationality: string
  languages: string[]
  female: readonly Written[]
  male: readonly Written[]
  /** Words of nature, so that nobody is taken for a real person. */
  family: readonly Written[]
}

const ARABIC_FAMILY: readonly Written[] = [
  ['Al-Bahr', 'البحر'], ['Al-Qamar', 'القمر'], ['Al-Shams', 'الشمس'], ['Al-Nahr', 'النهر'], ['Al-Jabal', 'الجبل'],
  ['Al-Zaytun', 'الزيتون'], ['Al-Yasmin', 'الياسمين'], ['Al-Ward', 'الورد'], ['Al-Najm', 'النجم'], ['Al-Ghaym', 'الغيم'],
]
const ARABIC_FEMALE: readonly Written[] = [
  ['Amina', 'أمينة'], ['Fatima', 'فاطمة'], ['Layla', 'ليلى'], ['Maryam', 'مريم'], ['Noor', 'نور'],
  ['Rania', 'رانيا'], ['Salma', 'سلمى'], ['Sarah', 'سارة'], ['Yasmin', 'ياسمين'], ['Zeinab', 'زينب'],
]
const ARABIC_MALE: readonly Written[] = [
  ['Ahmad', 'أحمد'], ['Ali', 'علي'], ['Hassan', 'حسن'], ['Ibrahim', 'إبراهيم'], ['Khaled', 'خالد'],
  ['Mohammed', 'محمد'], ['Omar', 'عمر'], ['Samir', 'سمير'], ['Tarek', 'طارق'], ['Youssef', 'يوسف'],
]
const PERSIAN_FAMILY: readonly Written[] = [
  ['Daryabi', 'دریابی'], ['Setaregan', 'ستارگان'], ['Aftabi', 'آفتابی'], ['Golestan', 'گلستان'], ['Kuhsar', 'کوهسار'], ['Baharan', 'بهاران'],
]

const SYRIA: Origin = { nationality: '475', languages: ['ar'], female: ARABIC_FEMALE, male: ARABIC_MALE, family: ARABIC_FAMILY }

export const ORIGINS: readonly (readonly [Origin, number])[] = [
  [SYRIA, 27],
  [{ ...SYRIA, nationality: '438', languages: ['ar', 'ku'] }, 8],
  [{
    nationality: '423', languages: ['fa', 'ps'], family: PERSIAN_FAMILY,
    female: [['Farida', 'فریده'], ['Laila', 'لیلا'], ['Nasrin', 'نسرین'], ['Parwana', 'پروانه'], ['Zahra', 'زهرا']],
    male: [['Ahmad', 'احمد'], ['Farid', 'فرید'], ['Hamid', 'حمید'], ['Jawad', 'جواد'], ['Reza', 'رضا']],
  }, 15],
  [{
    nationality: '166', languages: ['uk', 'ru'],
    female: [['Olena', 'Олена'], ['Iryna', 'Ірина'], ['Nadiia', 'Надія'], ['Oksana', 'Оксана'], ['Svitlana', 'Світлана'], ['Yuliia', 'Юлія']],
    male: [['Andrii', 'Андрій'], ['Bohdan', 'Богдан'], ['Mykola', 'Микола'], ['Oleksandr', 'Олександр'], ['Taras', 'Тарас']],
    family: [['Sonechko', 'Сонечко'], ['Zirka', 'Зірка'], ['Barvinok', 'Барвінок'], ['Kalyna', 'Калина'], ['Vesnianka', 'Веснянка'], ['Dzvinok', 'Дзвінок'], ['Yavir', 'Явір']],
  }, 22],
  [{
    nationality: '224', languages: ['ti'],
    female: [['Abrehet', 'ኣብረሀት'], ['Letebrhan', 'ለተብርሃን'], ['Selam', 'ሰላም'], ['Tsige', 'ጽጌ']],
    male: [['Filmon', 'ፊልሞን'], ['Haile', 'ሃይለ'], ['Tesfay', 'ተስፋይ'], ['Yonas', 'ዮናስ']],
    family: [['Kokeb', 'ኮከብ'], ['Tsehay', 'ጸሃይ'], ['Bahri', 'ባሕሪ'], ['Ambaye', 'ኣምባየ'], ['Dembele', 'ደምበለ']],
  }, 8],
  [{
    nationality: '163', languages: ['tr', 'ku'],
    female: [['Ayşe'], ['Elif'], ['Gülşen'], ['Şirin'], ['Zeynep']],
    male: [['Çağlar'], ['Emre'], ['Gökhan'], ['İsmail'], ['Yiğit']],
    family: [['Yıldız'], ['Güneş'], ['Çiçek'], ['Deniz'], ['Ağaçlı'], ['Gökyüzü']],
  }, 7],
  [{
    nationality: '237', languages: ['en', 'wo'],
    female: [['Awa'], ['Fatou'], ['Isatou'], ['Mariama']], male: [['Ebrima'], ['Lamin'], ['Modou'], ['Ousmané']],
    family: [['Baobab'], ['Sunshine'], ['Rivière'], ['Étoile']],
  }, 5],
  [{
    nationality: '232', languages: ['en', 'yo'],
    female: [['Adébáyọ̀'], ['Chioma'], ['Ngọzi'], ['Yéwándé']], male: [['Chidi'], ['Emeka'], ['Ọlá'], ['Tunde']],
    family: [['Òṣùmàrè'], ['Ìràwọ̀'], ['Morningdew'], ['Palmtree']],
  }, 4],
  [{
    nationality: '150', languages: ['sq'],
    female: [['Blerta'], ['Drita'], ['Valbona']], male: [['Agron'], ['Besnik'], ['Shpëtim']],
    family: [['Dielli'], ['Hëna'], ['Lulëkuqe'], ['Malësori']],
  }, 4],
]

const STAFF_FEMALE = 'Anna Birgit Carla Dilek Eva Franziska Greta Hanna Ines Judith Katrin Lena Maren Nina Olga Paula Ronja Sabine Tanja Vera'.split(' ')
const STAFF_MALE = 'Achim Bernd Christian Daniel Emil Felix Georg Henrik Ivan Jakob Kemal Lukas Martin Niklas Oskar'.split(' ')
const STAFF_FAMILY = 'Ahornblatt Apfelbaum Birkenhain Blumenfeld Brombeer Eichwald Federwolke Gerstenkorn Haselnuss Himmelreich Holunder Kastanie Kieselbach Kornblum Lindenblatt Löwenzahn Mohnfeld Morgenstern Nebelhorn Quellwasser Regenbogen Rosenstock Schneeberg Sonnental Sternau Tannhäuser Veilchen Wacholder Weidenbach Wiesengrund'.split(' ')

export function staffName(random: Random, female: boolean): { given: string; family: string } {
  return { given: random.pick(female ? STAFF_FEMALE : STAFF_MALE), family: random.pick(STAFF_FAMILY) }
}

export type { Origin, Written }
