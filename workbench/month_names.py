"""The names of the months in the languages of our readers, for all who read dates."""

from typing import Final

# Months as the languages of our readers write them, without accents and in lower case: one row a month,
# an underscore for a blank. Readers match by longest prefix, so that most inflected forms need no words of their own.
MONTH_NAMES: Final[tuple[str, ...]] = (
    (
        "january januar jan janvier janv enero ene gennaio januari styczen stycznia ocak "
        "январь января январе янв يناير كانون_الثاني"
    ),
    (
        "february februar feb fevrier fevr febrero febbraio fevereiro februari luty lutego subat "
        "февраль февраля феврале фев فبراير شباط"
    ),
    "march marz maerz mar mars marzo marco maart marzec marca mart март марта марте мар مارس آذار اذار",
    "april apr avril avr abril abr aprile kwiecien kwietnia nisan апрель апреля апреле апр ابريل أبريل نيسان",
    "may mai mayo maggio maio mei maj maja mayis май мая мае مايو أيار ايار",
    "june juni jun juin junio giugno junho czerwiec czerwca haziran июнь июня июне июн يونيو حزيران",
    "july juli jul juillet juil julio luglio julho lipiec lipca temmuz июль июля июле июл يوليو تموز",
    "august aug aout agosto ago augustus sierpien sierpnia agustos август августа августе авг أغسطس اغسطس آب",
    (
        "september sept sep septembre septiembre settembre setembro wrzesien wrzesnia eylul "
        "сентябрь сентября сентябре сент сен سبتمبر أيلول ايلول"
    ),
    (
        "october oktober oct okt octobre octubre ottobre outubro pazdziernik pazdziernika ekim "
        "октябрь октября октябре окт أكتوبر اكتوبر تشرين_الأول"
    ),
    "november nov novembre noviembre novembro listopad listopada kasim ноябрь ноября ноябре ноя نوفمبر تشرين_الثاني",
    (
        "december dezember dec dez decembre diciembre dic dicembre dezembro grudzien grudnia aralik "
        "декабрь декабря декабре дек ديسمبر كانون_الأول"
    ),
)
