"""The names of the months in further languages, for the dates that pages show: after CLDR, one row a month.

Names that mean another month in another language are left out, and so are those of workbench.month_names.
Source: Unicode CLDR by babel 2.18 (formats "wide" and "abbreviated", both contexts).
"""

from typing import Final

MORE_MONTH_NAMES: Final[tuple[str, ...]] = (
    (
        "ean eanáir gen gener ian ianuarie ion ionawr jaan jaanuar janar janeiro januarie januára janvāris led "
        "leden ledna oca rbn rêbendan saus sausio sausis sij siječanj siječnja sty tammi tammikuu tammikuuta urt "
        "urtarrila xan xaneiro yan yanvar ιαν ιανουάριος ιανουαρίου сту студзень студзеня січ січень січня яну "
        "януари јан јануар јануари қаң қаңтар հնվ հունվար հունվարի ינואר ינו׳ جانفي جنوري جنوری ژانویهٔ जनवरी जन॰ "
        "जाने जानेवारी জানু জানুয়ারী জানুয়ারি ਜਨ ਜਨਵਰੀ જાન્યુ જાન્યુઆરી ஜன ஜனவரி జన జనవరి ಜನ ಜನವರಿ ജനു ജനുവരി ජන ජනවාරි "
        "มกราคม ဇန် ဇန်နဝါရီ იან იანვარი ጃን ጃንዋሪ មករា "
    ),
    (
        "chw chwef chwefror feabh feabhra febr febreiro febrer februarie februára februāris fev fevral helmi "
        "helmikuu helmikuuta lut ots otsaila sbt shk shkurt sibat vas vasario vasaris veebr veebruar velj veljača "
        "veljače úno únor února şub φεβ φεβρουάριος φεβρουαρίου ақп ақпан лют лютага лютий лютого люты феб фебруар "
        "февруари փետրվար փետրվարի փտվ פברואר פבר׳ فبروري فروری فوریهٔ فيفري فېبروري फ़रवरी फ़र॰ फेब्रु फेब्रुअरी "
        "फेब्रुवारी ফেব ফেব্রুয়ারী ফেব্রুয়ারি ਫ਼ਰ ਫ਼ਰਵਰੀ ફેબ્રુ ફેબ્રુઆરી பிப் பிப்ரவரி ఫిబ్ర ఫిబ్రవరి ಫೆಬ್ರ ಫೆಬ್ರವರಿ ഫെബ്രു "
        "ഫെബ്രുവരി පෙබ පෙබරවාරි กุมภาพันธ์ ဖေ ဖေဖော်ဝါရီ თებ თებერვალი ፌብ ፌብሩዋሪ កុម្ភៈ "
    ),
    (
        "adar adr bře březen března kov kovas kovo maalis maaliskuu maaliskuuta mac machi marec maret martie marts "
        "martxoa maw mawrth mrt márc március márta ožu ožujak ožujka μάρτιος μαρ μαρτίου бер березень березня нау "
        "наурыз сак сакавік сакавіка մարտ մարտի մրտ מרץ مارچ मार्च মার্চ ਮਾਰਚ માર્ચ மார் மார்ச் మార్చి ಮಾರ್ಚ್ മാർ "
        "മാർച്ച് මාර් මාර්තු มีนาคม မတ် მარ მარტი ማርች មីនា "
    ),
    (
        "aib aibreán api apirila aprel aprili aprilie aprill apríla bal balandis balandžio dub duben dubna d’abr "
        "d’abril ebr ebrill huhti huhtikuu huhtikuuta kwi nis nsn pri prill tra travanj travnja április απρ "
        "απρίλιος απριλίου април квіт квітень квітня кра красавік красавіка сәу сәуір ապր ապրիլ ապրիլի אפריל אפר׳ "
        "آوریل أفريل اپریل अप्रिल अप्रैल एप्रि एप्रिल এপ্রি এপ্রিল ਅਪ੍ਰੈ ਅਪ੍ਰੈਲ એપ્રિલ ஏப் ஏப்ரல் ఏప్రి ఏప్రిల్ "
        "ಏಪ್ರಿ ಏಪ್ರಿಲ್ ഏപ്രി ഏപ്രിൽ අප්‍රේල් เมษายน ဧပြီ აპრ აპრილი ኤፕሪ ኤፕሪል មេសា "
    ),
    (
        "beal bealtaine geg gegužė gegužės gln gulan kvě květen května mag maiatza maig maijs május svi svibanj "
        "svibnja touko toukokuu toukokuuta μάιος μαΐ μαΐου мам мамыр мај трав травень травня մայիս մայիսի մյս מאי "
        "مئی ماي مهٔ مۍ मई मे মে ਮਈ મે மே మే ಮೇ മേയ് මැයි พฤษภาคม မေ მაი მაისი ሜይ ឧសភា "
    ),
    (
        "birž birželio birželis cze eka ekaina giu haz hezîran hzr iun iunie iyn iyun junie junij juny juuni júna "
        "június jūnijs kesä kesäkuu kesäkuuta lipanj lipnja meh mehefin meith meitheamh qer qershor xuño červen "
        "června čvn ιουν ιουνίου ιούνιος мау маусым черв червень червня чэр чэрвень чэрвеня юни јун јуни հնս "
        "հունիս հունիսի יוני جوان جون ژوئن जुन जून জুন ਜੂਨ જૂન ஜூன் జూన్ ಜೂನ್ ജൂൺ ජූනි มิถุนายน ဇွန် ივნ ივნისი ጁን "
        "មិថុនា "
    ),
    (
        "gor gorff gorffennaf heinä heinäkuu heinäkuuta iul iulie iyl iyul iúil julai julie julij juliol juuli "
        "júla július jūlijs korr korrik liep liepa liepos lug srpanj srpnja tem trm tîrmeh uzt uztaila xul xullo "
        "července červenec čvc ιουλ ιουλίου ιούλιος лип липень липня ліп ліпень ліпеня шіл шілде юли јул јули հլս "
        "հուլիս հուլիսի יולי جولائی جولای جويلية يوليوز ژوئیهٔ जुलाई जुलै जुल॰ জুল জুলাই ਜੁਲਾ ਜੁਲਾਈ જુલાઈ ஜூலை "
        "జులై ಜುಲೈ ജൂലൈ ජූලි กรกฎาคม ဇူ ဇူလိုင် ივლ ივლისი ጁላይ កក្កដា "
    ),
    (
        "abu abuztua ag agost agosti agu agustus augusta augusti augusts augusztus avg avgust avq avqust awst d’ag "
        "d’agost elo elokuu elokuuta gush gusht kol kolovoz kolovoza lún lúnasa ogo ogos rugp rugpjūtis rugpjūčio "
        "sie srpen srpna tbx tebax ágúst αυγ αυγούστου αύγουστος жні жнівень жніўня серп серпень серпня там тамыз "
        "օգոստոս օգոստոսի օգս אוגוסט אוג׳ اوت اګست اگست غشت अगस्ट अगस्त अग॰ ऑग ऑगस्ट আগ আগস্ট ਅਗ ਅਗਸਤ ઑગસ્ટ ஆக "
        "ஆகஸ்ட் ఆగ ఆగస్టు ಆಗ ಆಗಸ್ಟ್ ഓഗ ഓഗസ്റ്റ് අගෝ අගෝස්තු สิงหาคม ဩဂုတ် აგვ აგვისტო ኦገስ ኦገስት សីហា "
    ),
    (
        "eyl ira iraila medi mfómh rugs rugsėjis rugsėjo ruj rujan rujna sen sentabr sentyabr septemba septembar "
        "septembra septembrie septembris set setembre sht shtator syys syyskuu syyskuuta szept szeptember wrz zář "
        "září îln îlon σεπ σεπτέμβριος σεπτεμβρίου вер верасень верасня вересень вересня сеп септембар септември "
        "қыр қыркүйек սեպ սեպտեմբեր սեպտեմբերի ספטמבר ספט׳ ستمبر سپتامبر سپتمبر سېپتمبر شتنبر सप्टें सप्टेंबर "
        "सितंबर सित॰ सेप्टेम्बर সেপ সেপ্টেম্বর ਸਤੰ ਸਤੰਬਰ સપ્ટે સપ્ટેમ્બર செப் செப்டம்பர் సెప్టెం సెప్టెంబర్ "
        "ಸೆಪ್ಟೆಂ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റം സെപ്റ്റംബർ සැප් සැප්තැම්බර් กันยายน စက် စက်တင်ဘာ სექ სექტემბერი ሴፕቴ ሴፕቴምበር "
        "កញ្ញា "
    ),
    (
        "cot cotmeh dfómh d’oct d’octubre eki hyd hydref loka lokakuu lokakuuta octombrie oktabr oktoba oktobar "
        "oktobris oktoober oktyabr októbra ott out paź spal spalio spalis tet tetor urr urria říj říjen října οκτ "
        "οκτωβρίου οκτώβριος жовт жовтень жовтня кас кастрычнік кастрычніка октобар октомври қаз қазан հոկ "
        "հոկտեմբեր հոկտեմբերի אוקטובר אוק׳ اکتبر اکتوبر अक्टूबर अक्टू॰ अक्टोबर ऑक्टो ऑक्टोबर অক্টো অক্টোবর ਅਕਤੂ "
        "ਅਕਤੂਬਰ ઑક્ટો ઑક્ટોબર அக் அக்டோபர் అక్టో అక్టోబర్ ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್ ഒക്ടോ ഒക്‌ടോബർ ඔක් ඔක්තෝබර් ตุลาคม အောက် "
        "အောက်တိုဘာ ოქტ ოქტომბერი ኦክቶ ኦክቶበር តុលា "
    ),
    (
        "aza azaroa kas lapkr lapkritis lapkričio listopadu marras marraskuu marraskuuta mijdar mjd noiembrie "
        "novemba novembar novembra novembris noy noyabr nën nëntor samh samhain stu studeni studenoga tach "
        "tachwedd νοέμβριος νοε νοεμβρίου лист листопад листопада ліс лістапад лістапада нов новембар ное ноември "
        "қар қараша նոյ նոյեմբեր նոյեմբերի נובמבר נוב׳ نوامبر نومبر نونبر नवंबर नव॰ नोभेम्बर नोव्हें नोव्हेंबर নভে "
        "নভেম্বর ਨਵੰ ਨਵੰਬਰ નવે નવેમ્બર நவ நவம்பர் నవం నవంబర్ ನವೆಂ ನವೆಂಬರ್ നവം നവംബർ නොවැ නොවැම්බර් พฤศจิกายน နို "
        "နိုဝင်ဘာ ნოე ნოემბერი ኖቬም ኖቬምበር វិច្ឆិកា "
    ),
    (
        "abe abendua ara berfanbar brf decembar decembra decembrie decembris decembro dek dekabr des desemba "
        "desember desembre dets detsember dhj dhjetor dis disember gru gruod gruodis gruodžio joulu joulukuu "
        "joulukuuta noll nollaig pro prosinac prosinca prosince prosinec rhag rhagfyr δεκ δεκέμβριος δεκεμβρίου "
        "груд грудень грудня декември дец децембар жел желтоқсан сне снежань снежня դեկ դեկտեմբեր դեկտեմբերի דצמבר "
        "דצמ׳ دجنبر دسامبر دسمبر डिसें डिसेंबर डिसेम्बर दिसंबर दिस॰ ডিসে ডিসেম্বর ਦਸੰ ਦਸੰਬਰ ડિસે ડિસેમ્બર டிச "
        "டிசம்பர் డిసెం డిసెంబర్ ಡಿಸೆಂ ಡಿಸೆಂಬರ್ ഡിസം ഡിസംബർ දෙසැ දෙසැම්බර් ธันวาคม ဒီ ဒီဇင်ဘာ დეკ დეკემბერი ዲሴም "
        "ዲሴምበር ធ្នូ "
    ),
)
