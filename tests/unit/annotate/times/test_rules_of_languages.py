"""Each rule of the other languages finds what it is for, what is written like a time is none, and no text takes long."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.annotate.making import day, document
from tests.unit.annotate.times.saying import PUBLISHED
from tests.unit.annotate.times.test_pages import LANGUAGES, gold
from workbench.annotate.times.common_rules import BEHIND, COMMON
from workbench.annotate.times.expressions import Times
from workbench.annotate.times.reading import GRAMMARS, expressions_of, times_of
from workbench.annotate.times.references import Publication
from workbench.annotate.times.resolution import resolve

# Published on Saturday, 9 May 2020.
EXAMPLES = [
    ("ru", "night_to_day", "Мост обрушился в ночь на 8 мая.", [("ночь на 8 мая", "2020-05-08TNI")]),
    (
        "ru",
        "every_weekday_of",
        "Музей бесплатен каждое первое воскресенье месяца.",
        [("каждое первое воскресенье месяца", "XXXX-WXX-7")],
    ),
    ("ru", "amount", "Прошёл двухдневный съезд.", [("двухдневный", "P2D")]),
    ("ru", "duration", "Стройка заняла семь с половиной лет.", [("семь с половиной лет", "P7.5Y")]),
    ("ru", "month", "Суд отложил дело, слушание назначено на начало июля.", [("начало июля", "2020-07")]),
    ("ru", "counted_away", "В апреле рост был выше, чем два месяца ранее.", [("два месяца ранее", "2020-02")]),
    (
        "ru",
        "clock",
        "Игра в 19:30 по московскому времени в воскресенье, 10 мая.",
        [("19:30 по московскому времени", "2020-05-10T19:30")],
    ),
    ("tr", "decade_word", "Kent kırklı yılların sonunda büyüdü.", [("kırklı yılların sonunda", "194")]),
    ("tr", "portion_of_month", "Mayıs ayının ilk haftasında yağmur yağdı.", [("Mayıs ayının ilk haftasında", "P1W")]),
    ("tr", "every_weekday_of", "Her ayın ilk cumartesi girişler parasız.", [("Her ayın ilk cumartesi", "XXXX-WXX-6")]),
    ("tr", "once_in_unit", "Kurul haftada bir, çoğu zaman kapalı toplanır.", [("haftada bir", "P1W")]),
    ("tr", "weekday", "Yangın cumartesi sabahına kadar sürdü.", [("cumartesi sabahına", "2020-05-09TMO")]),
    ("tr", "weekday", "Salı günü öğleden sonra yağmur yağdı.", [("Salı günü öğleden sonra", "2020-05-05TAF")]),
    ("tr", "duration", "Yapım yedi buçuk yıl sürdü.", [("yedi buçuk yıl", "P7.5Y")]),
    (
        "tr",
        "month",
        "Kurul duruşmayı bitirdi, yeni oturum temmuz ayı başında yapılacak.",
        [("temmuz ayı başında", "2020-07")],
    ),
    ("tr", "day_month", "Kurul oturumu 15 Haziran'a erteledi.", [("15 Haziran'a", "2020-06-15")]),
    ("tr", "month_year", "Bir önceki Kasım 2018'de yapıldı.", [("Kasım 2018'de", "2018-11")]),
    ("tr", "month", "Ocak-mart döneminde satışlar azaldı.", [("Ocak", "2020-01"), ("mart", "2020-03")]),
    (
        "ar",
        "decade_of_century",
        "بني في العقد الأول من القرن العشرين.",
        [("العقد الأول من القرن العشرين", "190")],
    ),
    ("ar", "portion_behind_month", "هطل المطر في الأسبوع الأول من أبريل.", [("الأسبوع الأول من أبريل", "P1W")]),
    ("ar", "weekday", "سيتخذ القرار يوم الأربعاء.", [("يوم الأربعاء", "2020-05-13")]),
    ("de", "portion_of_unit", "Am letzten Tag des Monats ist zu.", [("letzten Tag des Monats", "2020-05-31")]),
    ("fr", "portion_of_unit", "Le dernier jour du mois, tout ferme.", [("Le dernier jour du mois", "2020-05-31")]),
    ("es", "portion_of_unit", "Cierra el último día del mes.", [("el último día del mes", "2020-05-31")]),
    ("ru", "portion_of_unit", "Склад закрыт в последний день месяца.", [("последний день месяца", "2020-05-31")]),
    ("de", "away", "Im April sank der Umsatz zum Vorjahresmonat.", [("Vorjahresmonat", "2019-04")]),
    ("de", "weekday", "Das Treffen endet am Freitag.", [("Freitag", "2020-05-15")]),
    ("fr", "weekday", "Le sommet s’achève vendredi.", [("vendredi", "2020-05-15")]),
    ("es", "weekday", "La cumbre termina el viernes.", [("el viernes", "2020-05-15")]),
    ("fr", "day_month", "L’audience est reportée au 15 juin.", [("15 juin", "2020-06-15")]),
    ("es", "day_month", "La sesión fue aplazada al 15 de junio.", [("15 de junio", "2020-06-15")]),
    (
        "de",
        "weekday_of_every",
        "Am ersten Sonntag jedes Monats ist frei.",
        [("ersten Sonntag jedes Monats", "XXXX-WXX-7")],
    ),
    ("ru", "unit_away", "Завод закрыли год назад.", [("год назад", "2019")]),
    ("ru", "weekday", "Дождь шёл до среды.", [("среды", "2020-05-13")]),
    ("ru", "bare_old_year", "В 264 году до н. э. началась война, а кончилась в 241, говорят.", [("241", "BC0241")]),
    ("ru", "year_era", "Город основан в 490 году до н. э. греками.", [("490 году до н. э.", "BC0490")]),
    (
        "ru",
        "day_month_era",
        "Битва была 10 марта 241 до н. э. у островов.",
        [("10 марта 241 до н. э.", "BC0241-03-10")],
    ),
    ("ru", "month_year_era", "Флот вышел в августе 480 до н. э. из гавани.", [("августе 480 до н. э.", "BC0480-08")]),
    ("ru", "years_era", "Война 264-241 до н. э. была долгой.", [("264", "BC0264"), ("241 до н. э.", "BC0241")]),
    ("ru", "dotted_date", "Письмо от 25.3.2020 пришло.", [("25.3.2020", "2020-03-25")]),
    ("ru", "two_away", "Он приехал два или три дня назад.", [("два", "2020-05-07"), ("три дня назад", "2020-05-06")]),
    ("ru", "bare_away", "Он уехал годы спустя.", [("годы спустя", "FUTURE_REF")]),
    ("ru", "weekday_of", "Музей открылся в первое воскресенье апреля.", [("первое воскресенье апреля", "2020-04-05")]),
    ("ru", "portion_of_month", "Дожди шли в последнюю неделю марта.", [("последнюю неделю марта", "P1W")]),
    ("ru", "every_season", "Они встречались каждое лето.", [("каждое лето", "XXXX-SU")]),
    ("ru", "every_month", "Каждый март тут ярмарка.", [("Каждый март", "XXXX-03")]),
    ("ru", "amount_away", "Он уехал полгода назад.", [("полгода назад", "2019-11")]),
    ("ru", "weekdays", "Суд заседает по вторникам.", [("вторникам", "XXXX-WXX-2")]),
    ("ru", "bare_units", "Это копилось в течение лет.", [("лет", "PXY")]),
    ("ru", "two_lengths", "Ремонт займёт два или три месяца.", [("два", "P2M"), ("три месяца", "P3M")]),
    ("ru", "soon", "Вскоре всё изменится.", [("Вскоре", "FUTURE_REF")]),
    ("ru", "whole_unit", "Дождь шёл весь день.", [("весь день", "PXD")]),
    ("ru", "half", "В первом полугодии 2019 года рост остановился.", [("первом полугодии 2019 года", "2019-H1")]),
    ("de", "current", "Die aktuelle Regierung schweigt.", [("aktuelle", "PRESENT_REF")]),
    ("de", "noon", "Am Mittag läuteten die Glocken.", [("Mittag", "2020-05-09T12:00")]),
    ("de", "season", "Im Herbst war die Ernte schlecht.", [("Herbst", "2019-FA")]),
    ("de", "weekday_noon", "Am Dienstag Mittag war Schluss.", [("Dienstag Mittag", "2020-05-05T12:00")]),
    ("de", "weekday_small", "Das Amt hat montags geschlossen.", [("montags", "XXXX-WXX-1")]),
    ("de", "away_year", "Bis Jahresende 2019 war alles fertig.", [("Jahresende 2019", "2019")]),
    ("de", "amount", "Sie warteten jahrelang auf Antwort.", [("jahrelang", "PXY")]),
    ("de", "iso_date", "Gespeichert 2020-03-05 im Archiv.", [("2020-03-05", "2020-03-05")]),
    ("de", "iso_month", "Die Zahlen für 2020-03 liegen vor.", [("2020-03", "2020-03")]),
    ("de", "iso_week", "Lieferung in 2020-W18.", [("2020-W18", "2020-W18")]),
    ("de", "date_time_group", "Meldung 050800ZMAY20 folgt.", [("050800ZMAY20", "2020-05-05T08:00")]),
    ("de", "slashed_date", "Aktenzeichen 25/03/2020 liegt vor.", [("25/03/2020", "2020-03-25")]),
    ("de", "hyphened_date", "Gestempelt 25-03-2020.", [("25-03-2020", "2020-03-25")]),
    ("de", "quarter_code", "Der Umsatz sank in Q3 2019.", [("Q3 2019", "2019-Q3")]),
    ("de", "half_unit", "Es dauerte halbe Tage.", [("halbe Tage", "PT12H")]),
    ("de", "feast", "Sie flohen vor Weihnachten 1944.", [("Weihnachten 1944", "1944-12-25")]),
    ("de", "feast_alone", "Am Karfreitag blieb es still.", [("Karfreitag", "2020-04-10")]),
    ("de", "every_daypart", "Er läuft jeden Abend.", [("jeden Abend", "XXXX-XX-XXTEV")]),
    ("de", "bare_led_away", "Vor Jahren war das anders.", [("Vor Jahren", "PAST_REF")]),
    ("de", "future", "Das soll in Zukunft besser werden.", [("in Zukunft", "FUTURE_REF")]),
    ("de", "in_daypart", "Am 3. April kamen sie und gingen am Abend.", [("Abend", "2020-04-03TEV")]),
    ("de", "next_units", "In den vergangenen Wochen war es ruhig.", [("den vergangenen Wochen", "PXW")]),
    ("de", "per_unit", "Sie trafen sich zweimal pro Woche.", [("zweimal pro Woche", "P1W")]),
    ("de", "year_tail", "Der Winter 1946/47 war hart, der Krieg 1914-18 lang.", [("1914", "1914"), ("18", "1918")]),
    (
        "de",
        "touching_parts",
        "Ende April und Anfang Mai war es ruhig.",
        [("Ende April und Anfang Mai", "2020-04-21/2020-05-10")],
    ),
    (
        "de",
        "two_led_away",
        "Das war vor zwei oder drei Wochen.",
        [("vor zwei", "2020-W17"), ("drei Wochen", "2020-W16")],
    ),
    ("es", "in_length", "La comisión se reunirá en tres días.", [("tres días", "2020-05-12")]),
    ("es", "noon", "La sesión empezó al mediodía.", [("mediodía", "2020-05-09T12:00")]),
    ("es", "season", "En verano cerró la escuela.", [("verano", "2019-SU")]),
    ("es", "since_length", "Vive allí desde hace tres años.", [("desde hace tres años", "P3Y")]),
    ("es", "workdays", "Abre de lunes a viernes.", [("lunes a viernes", "P1W")]),
    ("es", "year_and_half", "Llegó hace año y medio.", [("hace año y medio", "2018-11")]),
    (
        "es",
        "month_year",
        "El puente abrió a principios de marzo de 1999.",
        [("principios de marzo de 1999", "1999-03")],
    ),
    ("es", "month_behind", "El marzo pasado hubo nieve.", [("El marzo pasado", "2020-03")]),
    ("es", "season_behind", "El verano pasado fue seco.", [("El verano pasado", "2019-SU")]),
    ("es", "feast_behind", "La Navidad pasada faltó pan.", [("La Navidad pasada", "2019-12-25")]),
    ("es", "weekday_behind", "El viernes pasado faltó luz.", [("El viernes pasado", "2020-05-08")]),
    ("es", "day_behind", "Lo firmó el 27 de marzo pasado.", [("el 27 de marzo pasado", "2020-03-27")]),
    ("es", "units_behind", "Los meses siguientes fueron duros.", [("Los meses siguientes", "PXM")]),
    ("es", "duration_behind", "Las tres semanas siguientes fueron duras.", [("Las tres semanas siguientes", "P3W")]),
    ("es", "unit_behind", "El mes pasado llovió.", [("El mes pasado", "2020-04")]),
    (
        "es",
        "portion_of_year",
        "Llovió en los dos primeros meses, y en la primera semana de 2003.",
        [("la primera semana de 2003", "P1W")],
    ),
    ("es", "stretch", "En el último mes llovió poco.", [("el último mes", "P1M")]),
    ("es", "bare_led_away", "Llegó hace años.", [("hace años", "PAST_REF")]),
    ("es", "decade", "En los años noventa cerró.", [("los años noventa", "199")]),
    ("es", "whole_unit", "Llovió todo el día.", [("todo el día", "PXD")]),
    ("fr", "after_that", "Il revint deux jours après.", [("deux jours après", "2020-05-11")]),
    ("fr", "clock_glued", "La séance commence à 17h30.", [("17h30", "2020-05-09T17:30")]),
    ("fr", "clock_h", "La séance commence à 17 heures.", [("à 17 heures", "2020-05-09T17:00")]),
    ("fr", "month_short_year", "La grève de mai 68 dura.", [("mai 68", "1968-05")]),
    ("fr", "noon", "La séance commence à midi.", [("midi", "2020-05-09T12:00")]),
    ("fr", "season", "En automne, la récolte fut mauvaise.", [("automne", "2019-FA")]),
    ("fr", "some_months", "Cela dura plusieurs mois.", [("plusieurs mois", "PXM")]),
    ("fr", "that_weekday", "Ce vendredi-là, il pleuvait.", [("Ce vendredi-là", "2020-05-08")]),
    ("fr", "that_unit", "En 1936, il partit ; cette année-là, tout changea.", [("cette année-là", "1936")]),
    ("fr", "workdays", "Le guichet ouvre du lundi au vendredi.", [("lundi au vendredi", "P1W")]),
    ("fr", "units_behind", "Les années suivantes furent dures.", [("Les années suivantes", "PXY")]),
    ("tr", "amount", "Yıllarca cevap bekledi.", [("Yıllarca", "PXY")]),
    ("tr", "away", "Haftaya yeni ekip gelecek.", [("Haftaya", "2020-W20")]),
    ("tr", "bare_away", "Yıllar sonra döndü.", [("Yıllar sonra", "FUTURE_REF")]),
    ("tr", "clock_colon", "Toplantı saat 17:30'da başladı.", [("saat 17:30'da", "2020-05-09T17:30")]),
    ("tr", "day_month_shift", "Geçen yıl 5 Mart günü yola çıktı.", [("Geçen yıl 5 Mart günü", "2019-03-05")]),
    (
        "tr",
        "day_month_year_weekday",
        "Köprü 5 Mart 2018 Pazartesi günü açıldı.",
        [("5 Mart 2018 Pazartesi günü", "2018-03-05")],
    ),
    ("tr", "era_year", "Kent MÖ 490 yılında kuruldu.", [("MÖ 490 yılında", "BC0490")]),
    ("tr", "every_daypart", "Her akşam yürürdü.", [("Her akşam", "XXXX-XX-XXTEV")]),
    ("tr", "every_other", "Sayım iki yılda bir yapılır.", [("iki yılda bir", "P2Y")]),
    ("tr", "every_season", "Her yaz buraya gelirlerdi.", [("Her yaz", "XXXX-SU")]),
    (
        "tr",
        "feast",
        "Geçen yıl Ramazan ayında fiyatlar arttı.",
        [("Geçen yıl Ramazan ayında", "2019-05-05/2019-06-05")],
    ),
    ("tr", "half_unit", "Yarım saat bekledi.", [("Yarım saat", "PT30M")]),
    ("tr", "month_day", "Mart ayının 5'inde yola çıktı.", [("Mart ayının 5'inde", "2020-03-05")]),
    ("tr", "month_year", "Mart 2019'da kar yağdı.", [("Mart 2019'da", "2019-03")]),
    ("tr", "next_units", "Son yıllarda nüfus azaldı.", [("Son yıllarda", "PXY")]),
    ("tr", "per_unit", "Haftada iki kez buluşurlar.", [("Haftada iki kez", "P1W")]),
    ("tr", "season", "Kışın yollar kapanır.", [("Kışın", "2019-WI")]),
    ("tr", "season_months", "Yaz aylarında kuraklık oldu.", [("Yaz aylarında", "2019-SU")]),
    ("tr", "some", "Birkaç ay sürdü.", [("Birkaç ay", "PXM")]),
    ("tr", "stretch", "Son hafta içinde yağmur yağdı.", [("Son hafta", "P1W")]),
    ("tr", "two_away", "İki veya üç gün önce geldi.", [("İki", "2020-05-07"), ("üç gün önce", "2020-05-06")]),
    ("tr", "two_lengths", "İki veya üç gün sürer.", [("İki", "P2D"), ("üç gün", "P3D")]),
    ("tr", "weekdays", "Pazar günleri kapalıdır.", [("Pazar günleri", "XXXX-WXX-7")]),
    ("tr", "whole_unit", "Bütün gün yağmur yağdı.", [("Bütün gün", "PXD")]),
    ("tr", "year_tail", "1914-18 savaşı uzundu.", [("1914", "1914"), ("18", "1918")]),
    ("ar", "century_tens", "في القرن العشرين تغير كل شيء.", [("القرن العشرين", "19")]),
    ("ar", "season_of_kind", "في الشتاء تغلق الطرق.", [("الشتاء", "2019-WI")]),
    ("ar", "this_day", "وصل في 3 أبريل وفي ذلك اليوم غادر الوفد.", [("ذلك اليوم", "2020-04-03")]),
    ("ar", "units_following", "كانت السنوات الثلاث التالية صعبة.", [("السنوات الثلاث التالية", "P3Y")]),
    ("ar", "amount_behind", "ارتفعت الأسعار خلال اليومين الماضيين.", [("اليومين الماضيين", "P2D")]),
    ("ar", "every_amount", "يجري الإحصاء كل عامين.", [("كل عامين", "P2Y")]),
    ("ar", "led_unit_away", "أغلق المصنع قبل عام.", [("قبل عام", "2019")]),
    ("ar", "daypart_today", "وصل الوفد مساء اليوم.", [("مساء اليوم", "2020-05-09TEV")]),
    ("ar", "units_numbered", "خلال الأسابيع الثلاثة الماضية هدأت الجبهة.", [("الأسابيع الثلاثة الماضية", "P3W")]),
    ("ru", "clock_daypart", "Взрыв прогремел в 5 часов утра.", [("5 часов утра", "2020-05-09T05:00")]),
    ("ru", "month", "Весной, в марте, пошёл снег.", [("марте", "2020-03")]),
    (
        "ru",
        "portion_of_year",
        "За первые три месяца 2020 года продажи выросли.",
        [("первые три месяца 2020 года", "P3M")],
    ),
    ("de", "unit_after", "Am 5. März kam er, am Tag darauf ging er.", [("Tag darauf", "2020-03-06")]),
    (
        "de",
        "days_of_night",
        "Es geschah in der Nacht vom 5. auf den 6. Mai.",
        [("5.", "2020-05-05"), ("den 6. Mai", "2020-05-06")],
    ),
    (
        "de",
        "dotted_date",
        "Der Rat tagte am 5.3. und wieder am 07.05. dieses Jahres.",
        [("5.3.", "2020-03-05"), ("07.05.", "2020-05-07")],
    ),
    ("de", "today", "Am morgigen Sonntag ist Wahl.", [("morgigen Sonntag", "2020-05-10")]),
    ("es", "clock_daypart", "La explosión ocurrió a las 5 de la tarde.", [("5 de la tarde", "2020-05-09T17:00")]),
    ("es", "month", "En marzo cerró la escuela.", [("marzo", "2020-03")]),
    ("es", "two_decades", "En los años 60 y 70 creció la ciudad.", [("los años 60", "196"), ("70", "197")]),
    ("fr", "clock_daypart", "L'explosion eut lieu à 10 heures du soir.", [("à 10 heures du soir", "2020-05-09T22:00")]),
    ("fr", "month", "En mars, l'école ferma.", [("mars", "2020-03")]),
    (
        "fr",
        "portion_numbered",
        "Au cours des trois premiers mois de 2020, les ventes ont baissé.",
        [("trois premiers mois de 2020", "P3M")],
    ),
    ("fr", "clock_glued", "La séance commence à 17 h 30.", [("17 h 30", "2020-05-09T17:30")]),
    ("tr", "portion_of_year", "2020'nin ilk üç ayında satışlar arttı.", [("2020'nin ilk üç ayında", "P3M")]),
    ("ar", "unit_and_half", "أغلق المصنع قبل عام ونصف.", [("قبل عام ونصف", "2018-11")]),
    ("ar", "later_that", "وصل في 3 أبريل وغادر بعد ذلك بيومين.", [("بعد ذلك بيومين", "2020-04-05")]),
    ("ar", "bare_later", "عاد الوفد بعد سنوات.", [("بعد سنوات", "FUTURE_REF")]),
    ("ar", "clock_word", "وقع الانفجار الساعة الخامسة مساء.", [("الساعة الخامسة مساء", "2020-05-09T17:00")]),
    (
        "ar",
        "portion_behind",
        "ارتفعت المبيعات في الأشهر الثلاثة الأولى من 2020.",
        [("الأشهر الثلاثة الأولى من 2020", "P3M")],
    ),
    (
        "es",
        "day_pointed",
        "El pasado 24 de febrero empezó y acabará el próximo 15 de mayo.",
        [("El pasado 24 de febrero", "2020-02-24"), ("el próximo 15 de mayo", "2020-05-15")],
    ),
    (
        "fr",
        "day_behind",
        "Le procès s'ouvre le 15 mai prochain, il fut annoncé le 15 mai dernier.",
        [("le 15 mai prochain", "2020-05-15"), ("le 15 mai dernier", "2019-05-15")],
    ),
    ("de", "in_the_unit", "Im Jahr 2017 begann es, im Laufe des Jahres wurde es mehr.", [("des Jahres", "2017")]),
    ("fr", "in_the_unit", "Tout a commencé en 2017 et changea au cours de l'année.", [("l'année", "2017")]),
    ("es", "in_the_unit", "Empezó en 2017 y cambió a lo largo del año.", [("año", "2017")]),
    ("es", "lone_day", "Llovió en abril, y el día 12 nevó.", [("el día 12", "2020-04-12")]),
]
RANGES = [
    ("ru", "Бои шли с 5 по 7 марта 2019 года.", "2019-03-05/2019-03-07"),
    ("ru", "Он работал там с 2015 по 2018 год.", "2015-01-01/2018-12-31"),
    ("de", "Vom 5. bis 7. März war geschlossen.", "2020-03-05/2020-03-07"),
    ("de", "Zwischen dem 28. Februar und dem 3. März 2019 fiel Schnee.", "2019-02-28/2019-03-03"),
    ("es", "Cerró del 5 al 7 de marzo.", "2020-03-05/2020-03-07"),
    ("es", "Duró de 1939 a 1945.", "1939-01-01/1945-12-31"),
    ("fr", "Fermé du 5 au 7 mars.", "2020-03-05/2020-03-07"),
    ("fr", "Fermé du 28 février au 3 mars 2019.", "2019-02-28/2019-03-03"),
    ("tr", "Müze 5-7 Mart günleri kapalıydı.", "2020-03-05/2020-03-07"),
    ("tr", "Müze 5 ile 7 Mart 2019 arasında kapalıydı.", "2019-03-05/2019-03-07"),
    ("ar", "أغلق المتحف من 5 إلى 7 مارس.", "2020-03-05/2020-03-07"),
    ("ar", "دام من عام 1939 إلى عام 1945.", "1939-01-01/1945-12-31"),
]
# What is written like a time and is none.
NO_TIMES = [
    ("ru", "Маршрут № 1812, статья 2010, в конце улицы стоит дом, в начале книги — портрет."),
    ("de", "Das Ende der Straße, der Anfang des Films; § 2010, Louis XIV. und Guten Tag!"),
    ("es", "Por fin, al final de la calle; llegó tarde de vez en cuando, el próximo paso."),
    ("fr", "À la fin du film, au bout de la rue, le mardi gras passé, le prochain arrêt."),
    ("tr", "Başında şapka vardı, ilk kez son söz onun oldu, saat kulesi durdu."),
    ("ar", "في نهاية الشارع، بداية الطريق، صباح الخير، الأمين العام، القرار 1701."),
    ("ru", "Операционная система Windows 2000 и журнал «Май»."),
    ("de", "Die Mai-Demonstration und die Version 2.1. der Anlage."),
    ("es", "Domingo Pérez, Julio César y la Plaza de Mayo."),
    ("ru", "Окружающая среда страдает, в окружающую среду попала нефть."),
    ("ru", "Погибли 2019 человек, ещё 1500 солдат ранены, ущерб 2000 рублей."),
    ("ru", "Он живёт на улице 8 Марта, в доме 1905."),
    ("de", "Herr Winter, Frau August und Familie Mai wohnen in der Straße des 17. Juni."),
    ("de", "Es kamen 2000 Menschen und 1500 Soldaten, das kostete 1999 Euro."),
    ("de", "Guten Morgen, die Montage der Regale beginnt; bleiben Sie auf dem Laufenden."),
    ("de", "Der Arabische Frühling blieb ein Name."),
    ("es", "El mar, el sol y un martillo; la calle 9 de Julio y el Mar Negro."),
    ("es", "Llegaron 2000 personas y pagaron 1999 euros."),
    ("fr", "La sonde part vers Mars, elle a été lancée par une fusée."),
    ("fr", "Ils ont été 2000 personnes à payer 1999 euros, rue du 4-Septembre."),
    ("tr", "Ocak söndü, ekim yapıldı, pazara gidildi, yazı yazıldı."),
    ("tr", "Adam 19 Mayıs Caddesi'nde oturuyor, 2000 kişi geldi."),
    ("ar", "قالت تيريزا ماي إن المدير العام مارس عمله."),
    ("ar", "وصل 2000 شخص ودفعوا 1999 دولارا، وعقد أحد الرجال اجتماعا."),
]
# Words of which each language makes its times, for texts that nobody would write.
MARKS = [",", ".", "-", "–", "/", "(", ")", "'", "’", "5", "12", "31", "1999", "2011", "5.", "1.500", "05", ":", "1990"]
WORDS = {
    "ru": [
        "в",
        "на",
        "с",
        "по",
        "до",
        "и",
        "мая",
        "март",
        "прошлом",
        "году",
        "года",
        "неделю",
        "назад",
        "через",
        "три",
        "дня",
        "понедельник",
        "лет",
        "веке",
        "XIX",
        "г.",
        "до",
        "н.",
        "э.",
        "5-го",
        "90-е",
        "годы",
        "утром",
        "конце",
    ],
    "de": [
        "am",
        "im",
        "vom",
        "bis",
        "und",
        "dem",
        "März",
        "Mai",
        "letzten",
        "Jahr",
        "Jahre",
        "Woche",
        "vor",
        "drei",
        "Tagen",
        "Montag",
        "Morgen",
        "heute",
        "Ende",
        "Anfang",
        "19.",
        "Jahrhundert",
        "v.",
        "Chr.",
        "1990er",
    ],
    "es": [
        "el",
        "de",
        "del",
        "al",
        "la",
        "y",
        "marzo",
        "mayo",
        "pasado",
        "próximo",
        "año",
        "años",
        "semana",
        "hace",
        "tres",
        "días",
        "lunes",
        "mañana",
        "fin",
        "siglo",
        "XIX",
        "a.",
        "C.",
        "que",
        "viene",
        "noche",
        "los",
    ],
    "fr": [
        "le",
        "du",
        "au",
        "la",
        "et",
        "l'",
        "d'",
        "mars",
        "mai",
        "dernier",
        "prochain",
        "an",
        "années",
        "semaine",
        "il",
        "y",
        "a",
        "trois",
        "jours",
        "lundi",
        "été",
        "matin",
        "fin",
        "XIXe",
        "siècle",
        "av.",
        "J.-C.",
        "dans",
    ],
    "tr": [
        "Mart",
        "Mayıs",
        "ve",
        "ile",
        "geçen",
        "gelecek",
        "yıl",
        "yıllar",
        "hafta",
        "önce",
        "sonra",
        "üç",
        "gün",
        "Pazartesi",
        "sabah",
        "sonunda",
        "başında",
        "yüzyıl",
        "MÖ",
        "'da",
        "'ın",
        "her",
        "bir",
    ],
    "ar": [
        "في",
        "من",
        "إلى",
        "حتى",
        "و",
        "مارس",
        "مايو",
        "الماضي",
        "المقبل",
        "عام",
        "سنوات",
        "أسبوع",
        "قبل",
        "بعد",
        "ثلاثة",
        "أيام",
        "يومين",
        "الاثنين",
        "صباح",
        "نهاية",
        "القرن",
        "ق.م",
        "اليوم",
        "كل",
    ],
}


def read(language: str, text: str) -> Times:
    """Read a paragraph in a language."""
    return times_of(replace(document(text), language=language), day(PUBLISHED), day(PUBLISHED))


@pytest.mark.parametrize(("language", "rule", "text", "expected"), EXAMPLES)
def test_rule_finds_what_it_is_for(language, rule, text, expected):
    assert [(text[t.start : t.end], t.value) for t in read(language, text).times if t.rule == rule] == expected


def test_every_rule_is_met():
    met = {language: {rule for other, rule, *_ in EXAMPLES if other == language} for language in LANGUAGES}
    for language in LANGUAGES:
        page = replace(document(*gold(language)[0]), language=language)
        met[language] |= {one.rule for one in expressions_of(page)}
        own = {rule.name for rule in GRAMMARS[language]().rules if rule not in COMMON and rule not in BEHIND}
        assert own <= met[language], language
    assert {rule.name for rule in (*COMMON, *BEHIND)} <= set().union(*met.values())


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "في الساعة 19:30 بتوقيت غرينتش يوم الأحد 10 مايو.", "2020-05-10T19:30"),
        ("tr", "Salı günü öğleden sonra saat 14.00 sıralarında durdu.", "2020-05-05T14:00"),
    ],
)
def test_a_time_of_day_is_of_the_day_beside_it(language, text, value):
    assert [time.value for time in read(language, text).times] == [value]


@pytest.mark.parametrize(("language", "text", "expected"), RANGES)
def test_range(language, text, expected):
    assert [one.edtf for one in read(language, text).ranges] == [expected]


@pytest.mark.parametrize(("language", "text"), NO_TIMES)
def test_what_is_no_time(language, text):
    assert [(text[t.start : t.end], t.value) for t in read(language, text).times] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_day_comes_first_in_figures(language):
    assert [time.value for time in read(language, "xx 05/03/2020 xx").times] == ["2020-03-05"]


@settings(deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), st.sampled_from([None, 18_000]))
def test_any_text_is_read(data, language, published):
    words = st.sampled_from(WORDS[language] + MARKS)
    text = data.draw(
        st.one_of(
            st.text(max_size=100), st.lists(words, max_size=40).map(" ".join), st.lists(words, max_size=30).map("".join)
        )
    )
    publication = Publication(published, published) if published is not None else None
    bound = resolve(expressions_of(replace(document(text), language=language)), publication)
    end = 0
    for one in bound.times:
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert (one.earliest is None) == (one.latest is None)
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_as_the_text(language):
    def seconds(unit: str, count: int) -> float:
        text = replace(document(unit * (count // len(unit))), language=language)
        least = float("inf")
        for _ in range(2):
            begin = time.process_time()
            resolve(expressions_of(text), Publication(18_000, 18_000))
            least = min(least, time.process_time() - begin)
        return least

    # Eight times the text may take eight times as long; what grows with the square takes 64 times.
    for word in (*WORDS[language], "1 000 ", "5.", "5-"):
        unit = f"{word} 5 "
        assert seconds(unit, 16_000) < 24 * max(seconds(unit, 2_000), 0.002), word
