"""Word lists from which :mod:`training.ner.names` puts names together."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Split at bars or, when there are none, at white space."""
    parts = text.split("|") if "|" in text else text.split()
    return tuple(" ".join(p.split()) for p in parts if p.strip())


AR_HEADS = words("""
    Asa'ib Usbat Hezb Nur Jaysh Jaish Liwa Liwaa Katibat Kata'ib Kataib Katiba Harakat Haraket Ansar
    Faylaq Firqat Saraya Jund Junud Ahrar Suqour Usud Osoud Jabhat Jamaat Jama'at Tajammu Shuhada Fursan
    Quwat Ajnad Hizb Tanzim Lashkar Sipah Hay'at Hayat Tahrir Nusrat Dera Thuwar Sariyat Alwiya Ahfad
    Abna Asad Seif Sayf Rijal Muntasir
""")
AR_STEMS = words("""
    Haqq Sham Tawhid Fatah Fath Nasr Mujahideen Furqan Islam Sunna Sunnah Umma Ummah Thawra Karama Asala
    Izza Hurriya Watan Watani Iman Jihad Shahid Shuhada Mahdi Qadisiya Yarmouk Badr Hamza Abbas Zahra
    Rashidin Mu'tasim Khattab Farouq Siddiq Sahaba Wahda Ghadab Rahman Ikhlas Gharbiya Janub Shamal
    Sahel Badiya Jazeera Furat Asima Madina Hawran Golan Quds Aqsa Noor Nour Hudaa Huda Basha'ir Adiyat
    Mukhtar Fajr Sumoud Sumud Intiqam Tahrir Salam Wala Wafa Nakhba Nukhba Ashtar Zenki Hijra Murabitin
    Muhajirin Karrar Nujaba Ghuraba Mustafa Zinki Awwal Thani Kubra Zubayr Qa'qa Dhi Qar Mithaq Sabireen
    Usra
""")
AR_PERSONS = words("""
    Omar|Ali|Hussein|Hassan|Khalid|Walid|Yusuf|Ibrahim|Saleh|Tariq|Salah|Idris|Bilal|Hamza|Mohammed
    |Muhammad|Ahmad|Ahmed|Mahmoud|Abdullah|Abdulrahman|Abdelkader|Abdel Karim|Abdul Aziz|Abdel Hakim
    |Abd al-Rahman|Mustafa|Samir|Nasser|Faisal|Mansour|Jamal|Adel|Anwar|Marwan|Bashar|Riad|Ziad|Osama
    |Ammar|Haitham|Fadi|Rami|Waleed|Yasser|Hisham|Khaled|Othman|Ismail|Taha|Younis|Ayman|Munir|Fares
    |Ghassan|Imad|Nizar|Raed|Sami|Tamer|Maher|Suhail|Hamid|Habib|Rashid|Said|Saeed|Salim|Shaaban|Sufyan
    |Zaki|Hadi|Jaber|Laith|Qasim|Muthanna
""")
AR_SURNAMES = words("""
    al-Masri al-Homsi al-Hariri al-Jolani al-Shami al-Halabi al-Ansari al-Iraqi al-Tunisi al-Libi
    al-Najjar al-Khatib al-Sayyid al-Omari al-Hashimi al-Qahtani al-Zubaidi al-Jabouri al-Obeidi
    al-Dulaimi al-Maliki al-Shaikh al-Ahmar al-Amri al-Hakimi al-Kurdi al-Turki al-Mahdi al-Bashir
    al-Nur Hamdan Dagalo Hemeti Barakat Mansour Darwish Khalil Haddad Kanaan Qassem Zoubi Shehadeh
    Abboud Jumaa Hamoud Saleh Tlass Bakr Hamidi Rifai Sabbagh Sabra Tayeb Ghanem Nasrallah Badreddine
    Safadi Mousa Abdo Alloush Idlibi Raslan Shawkat al-Sayf al-Din
""")
AR_PLACE_HEADS = words("""
    Tal Tell Tallat Tallet Khirbet Khirbat Kafr Kfar Kafer Ain Ayn Deir Dayr Beit Bayt Bir Be'er Wadi
    Jabal Jebel Jurd Juroud Rasm Umm Um Abu Qasr Hosh Mazraat Mazra'at Sheikh Shaykh Ras Burj Marj Nahr
    Mafraq Maarat Ma'arrat Maaret Qal'at Qalaat Bab Jisr Souq Suq Talat Sahl Bani Beni Dar Dahr Dhahr
    Hadabat Naqil Wad Hejeilat Hajar Hissn Khan Matar Madinat Qaryat Rujm Shi'b Mintar Harat Hillat
    Jazirat
""")
AR_PLACE_STEMS = words("""
    Hamra Sawda Bayda Zarqa Khadra Safra Asfar Ahmar Aswad Abyad Turkman Shih Arab Sultan Basha Tineh
    Teen Zaytoun Zeitoun Rumman Tuffah Nakhl Qamh Milh Melh Faras Jamal Asad Dib Ghazal Sakhr Hajar Teib
    Hilu Murr Sayf Khazneh Shayf Hashish Aleiqa Suwwan Sawwan Dukhan Barada Furat Khabur Jadid Qadim
    Fawqani Tahtani Sharqi Gharbi Kabir Saghir Wustani Nejma Hammam Mahatta Mashfa Rashid Salam Nasr
    Wahda Thawra Sina'a Orouba Andalus Yarmouk Qadisiya Khansa Rawda Zuhour Amal Bustan Jura Hara Hawl
    Hol Sous Shadadi Tamrat Dhiban Hajin Baghuz Shaafa Susah Kishkiyah Gharanij Sfira Latif Duwair Jurdi
    Maysar Haydariya Mushrifa Sa'an Sabkha Zor Halabiya Jalma Zakat Lahaya Masasna Buwayda Ma'an
    Tulaysiyah Zughba Qubeiba Hamidi Salmiya Rabia
""")
ADJ = words("""
    Syrian|Iraqi|Yemeni|Sudanese|Libyan|Ukrainian|Russian|Malian|Nigerien|Nigerian|Burmese|Somali
    |Ethiopian|Eritrean|Chadian|Congolese|Rwandan|Ugandan|Kenyan|Cameroonian|Mozambican|Egyptian|Turkish
    |Iranian|Israeli|Lebanese|Jordanian|Saudi|Emirati|Afghan|Pakistani|Indian|Bangladeshi|Filipino
    |Philippine|Thai|Colombian|Venezuelan|Mexican|Haitian|Armenian|Azerbaijani|Georgian|Belarusian
    |Polish|French|British|American|U.S.|US|German|Dutch|Chinese|Kurdish|Palestinian|Algerian|Tunisian
    |Moroccan|Mauritanian|Burkinabe|Senegalese|Beninese|Togolese|Ghanaian|Qatari|Burundian|Tanzanian
    |Djiboutian|Omani|Greek|Korean|Australian|Canadian|South Sudanese|Central African|South African
""")
COUNTRIES = words("""
    Syria|Iraq|Yemen|Sudan|Libya|Ukraine|Russia|Mali|Niger|Nigeria|Myanmar|Somalia|Ethiopia|Eritrea|Chad
    |South Sudan|Rwanda|Uganda|Kenya|Cameroon|Mozambique|Egypt|Turkey|Iran|Israel|Lebanon|Jordan
    |Saudi Arabia|UAE|United Arab Emirates|Afghanistan|Pakistan|India|Bangladesh|Philippines|Thailand
    |Colombia|Venezuela|Mexico|Haiti|Armenia|Azerbaijan|Georgia|Belarus|Poland|France|Britain
    |United States|US|Germany|China|Palestine|Algeria|Tunisia|Morocco|Mauritania|Burkina Faso|Senegal
    |Benin|Togo|Ghana|Qatar|Burundi|Tanzania|Djibouti|Oman|Greece|Congo|Democratic Republic of Congo
    |Central African Republic|Somaliland|DR Congo|Côte d'Ivoire|Ivory Coast|U.S.
""")
REGIONS = words("""
    Ghouta|Darfur|Kordofan|Donbas|Sinai|Tigray|Amhara|Oromia|Kachin|Rakhine|Chin|Shan State|Sahel|Sahara
    |Cabo Delgado|Kivu|Ituri|Puntland|Jubaland|Fezzan|Cyrenaica|Tripolitania|Hawran|Anbar|Kurdistan
    |Waziristan|Balochistan|Kashmir|Mindanao|Helmand|Crimea|Galilee|Gaza Strip|West Bank|Golan Heights
    |Horn of Africa|Bekaa|Sinjar|Libyan desert|Nubian desert|Eastern Desert|Lake Chad basin|Euphrates
    |Tigris|Nile|Dnipro|Black Sea|Red Sea|Gulf of Aden|Middle East|Caucasus|Blue Nile|White Nile|Tihama
    |Jufra|Afar|Ogaden|Gedo|Hiran|Borno|Adamawa|Zamfara|Mopti|Gao
""")
EN_STEMS = words("""
    Victory Freedom Dignity Eagles Falcons Lions Martyrs Swords Hawks Knights Revolution Justice Unity
    Guardians Wolves Leopards Storm Thunder Lightning Shield Sword Desert Mountain Coast Border Tribal
    National Popular Islamic People's Republican Patriotic Democratic Northern Southern Eastern Western
    Central United Free Liberation Salvation Homeland Hope Conquest Honour Resistance Sunrise Tiger
    Golden Black Red Phoenix Cobra Panther
""")
EN_UNITS = words("""
    Brigade|Brigades|Battalion|Battalions|Division|Regiment|Corps|Front|Movement|Army|Militia|Forces
    |Defence Force|Defense Forces|Liberation Army|Liberation Front|Resistance Front|Union|Alliance
    |Coalition|Council|Military Council|Revolutionary Army|Protection Units|Self-Defence Forces|Guard
    |Guards|Congress|Salvation Army|Defence Units|Martyrs Brigade|Hawks Brigade|Revolutionaries
    |Fighters Union|Patriotic Front|Democratic Party|Vanguard|Commandos|Legion|Command|Operations Room
    |Joint Force|Resistance Army|Popular Front|Group|Network
""")
MOVE_GOALS = words("""
    the Liberation of|the Salvation of|the Defence of|the Emancipation of|the Unity of|Democracy in
    |Justice and Peace in|the Restoration of|the Support of|Change in|the Independence of
""")
GOALS = words("""
    Change Peace Justice Democracy Unity Reform Freedom Progress Equality Dignity Rebirth Renewal
    Development Liberation Salvation Reconciliation Return Autonomy Federalism Independence Sovereignty
    Support Defence
""")
PLURALS = words("""
    Patriots Democrats Officers Tribes Sheikhs Elders Youth Clans Warriors Villages Hunters Scholars
""")
THINKS = words("""
    Institute for|Centre for the Study of|Center for|Institute of|Initiative for|Project on
    |Committee for|Network of|Observatory of
""")
TOPICS = words("""
    Peace|Security|Policy|Conflict|War Crimes|Human Rights|Justice|Political Prisoners|Civil Society
    |Strategic Studies|Near East Policy|International Studies|Armed Violence|Documentation
    |Accountability|Press Freedom
""")
UNIT_KINDS = words("""
    Division|Brigade|Battalion|Regiment|Corps|Armored Division|Infantry Division|Mechanized Brigade
    |Motor Rifle Division|Airborne Brigade|Tank Brigade|Assault Brigade|Artillery Regiment
    |Special Forces Regiment|Mountain Brigade|Infantry Brigade|Light Infantry Division|Marine Brigade
    |Rifle Brigade|Army|Guards Tank Army|Territorial Defence Brigade|Military Region
    |Separate Assault Battalion|Reserve Brigade|Infantry Battalion
""")
FORCE_NOUNS = words("""
    army|army|army|Army|Army|military|military|Air Force|air force|navy|Navy|government|government
    |regime|Armed Forces|armed forces|National Army|Defence Ministry|Ministry of Defence
    |Defense Ministry|intelligence|coast guard|Coast Guard|special forces|National Guard|forces|forces
    |troops|police|security forces|border guards|Marine Corps|Foreign Ministry|Arab Army|General Staff
    |Republican Guard|Aerospace Forces|Ground Forces|air defences|People's Army|gendarmerie
    |National Police|Border Guard|Special Operations Forces|Defence Forces|authorities
""")
FIXED_FORCES = words("""
    Republican Guard|National Defence Forces|National Defense Force|Presidential Guard|Tiger Forces
    |Golden Division|Federal Police|Popular Mobilization Forces|Popular Mobilization Units
    |Arab Coalition|NATO|Kremlin|Pentagon|White House|African Union|United Nations|European Union
    |Arab League|Defence Ministry|Defense Ministry|Ministry of Defence|General Command
    |Armed Forces of Ukraine|Armed Forces General Command|Royal Air Force|UN|CENTCOM
    |Revolutionary Guards|Islamic Revolutionary Guard Corps|IRGC|Quds Force|Red Cross|Red Crescent
    |White Helmets|UNHCR|Civil Defence|Syrian Civil Defence|Islamic Resistance|Military Council|MINUSMA
    |AMISOM|ECOWAS|Security Council|Sovereign Council|Government of National Accord|Foreign Ministry
    |Interior Ministry|Joint Forces
""")
FAMOUS = words("""
    ISIS|ISIS|ISIS|ISIL|Daesh|Da'esh|Islamic State|Islamic State|Islamic State of Iraq and the Levant
    |al-Qaeda|Al Qaeda|al-Qaida|Taliban|Hezbollah|Hizbullah|Hamas|Houthi|Houthis|Ansar Allah
    |Rapid Support Forces|RSF|Boko Haram|al-Shabaab|PKK|YPG|Syrian Democratic Forces|SDF|FSA
    |Free Syrian Army|Hayat Tahrir al-Sham|HTS|Jabhat al-Nusra|Nusra Front|al-Nusra Front|Wagner
    |Wagner Group|Tatmadaw|Ahrar al-Sham|SAA|Islamic Jihad|Fatah|Kachin Independence Army
    |People's Defense Force|PDF|Peshmerga|Janjaweed|Haqqani Network|Islamic State group|AQAP
    |Lord's Resistance Army|LRA|Séléka|Anti-Balaka|Azov|Assad forces|Haftar forces|Assad regime
    |Khmer Rouge|FARC
""")
MEDIA = words("""
    Reuters|AFP|Associated Press|AP|BBC|CNN|Al Jazeera|Al-Jazeera|Al Arabiya|Al-Manar|Al-Mayadeen
    |Sputnik|RIA Novosti|Interfax|Xinhua|Anadolu Agency|Fars|Press TV|PressTV|SANA|SANA|Amaq|Amaq
    |Syrian Observatory for Human Rights|SOHR|Human Rights Watch|Amnesty International|Guardian
    |New York Times|Washington Post|Wall Street Journal|Al-Alam|Al-Masdar News|Enab Baladi|Ukrinform
    |Ukrainska Pravda|Airwars|Bellingcat|Al-Monitor|Middle East Eye|IRNA|Mehr|WAFA|Saba news agency
    |Al Hadath|Sky News Arabia|Sudan War Monitor|Jeune Afrique|RFI|Irrawaddy|DVB|Frontier Myanmar
    |Mizzima|Garowe Online|Hiiraan Online|Daily Trust|Premium Times|Dawn|Tolo News|Khaama Press|Haaretz
    |Jerusalem Post|Orient News|Shaam News Network|Smart News|Qasioun|Zaman al-Wasl|North Press
    |Hawar News|Kyiv Independent|Meduza|Telesur|El Tiempo
""")
MEDIA_TAILS = words("""
    News|News Agency|News Network|Press|TV|Post|Times|Media Center|Media Centre|Media Office|Online
    |Herald|Observatory for Human Rights|Network for Human Rights|Monitor|Center for Studies
    |Documentation Center|Radio|Today|24|Tribune|Observer|Gazette|Channel|Daily|Standard|Press Agency
    |Satellite Channel|Conflict Tracker|Data Project|Now|Data Project|Research Lab
    |Violations Documentation Centre|Human Rights Observatory|Centre for Human Rights|Independent
    |Satellite Network|Voice|Chronicle|Media
""")
SLAV_A = words("""
    Novo Staro Krasno Stepn Petr Ivan Pavl Mykol Oleks Bohd Vas Hryhor Yel Borys Zelen Verkhn Nyzhn
    Velyk Mal Bil Chern Kalyn Topol Lyp Dubr Berez Sosn Klisch Terni Zaitse Semen Andr Kostiant Dmytr
    Serhi Hul Vuhl
""")
SLAV_B = words("""
    ivka ovka ove ivske ynivka yanka ychne ivsk ohirka orivka opil ohrad ansk ychi enko yne ets ovo ino
    ske evka yansk itsk odar opol ynka anivka
""")
SLAV_FIRST = words("""
    Oleksandr Serhii Volodymyr Ihor Dmytro Andriy Pavlo Mykola Yuriy Oleh Vadym Ruslan Denis Sergei
    Vladimir Igor Dmitry Nikolai Alexei Viktor Konstantin Yevgeny Mikhail Maksym Iryna Olena Natalia
    Bohdan
""")
SLAV_LAST = words("""
    Shevchenko Kovalenko Bondarenko Tkachenko Kravchuk Melnyk Marchenko Syrskyi Budanov Zaluzhny
    Konashenkov Gerasimov Shoigu Ivanov Petrov Sidorov Volkov Morozov Lukashenko Fedorov Romanenko
    Hrytsenko Pushilin Kadyrov Surovikin Prokopenko Danilov Lebedev Orlov Haidai Vilkul Kim Nazarov
    Belousov Sokolov
""")
AFR_SYL = words("""
    ka ba ma mo ku bu do go gu ta to nda mba ngo nga wa ya la lu ri ra sa so be ki ti du dou bou kou gou
    tou mou fa ga dji bo ye ndi mbo kpa gbe zo zi mu ru sha she shi cha chi kwa gwa
""")
AFR_END = words("""
    ba ra na ri ndo ngo si mi la re gou dougou ya ko ga go so tu nga te le ssa koro bougou wa di
""")
AFR_FIRST = words("""
    Amadou Moussa Ibrahima Ousmane Oumar Boubacar Assimi Mahamat Souleymane Issa Abdoulaye Jean Pierre
    Emmanuel Joseph Samuel Paul Moses Abubakar Musa Usman Bello Aliyu Sani Garba Tesfaye Getachew Abebe
    Haile Berhanu Abdi Hassan Farah Mohamud Deng Gatwech Taban Salva Peter Johnson Félix Patrick
    Bertrand Laurent Willy Filipe
""")
AFR_LAST = words("""
    Traoré Keita Diallo Coulibaly Touré Goita Ouedraogo Sawadogo Compaoré Maiga Cissé Sanogo Déby
    Tshisekedi Kagame Makenga Ngoma Bisimwa Kabila Lukwebo Buhari Danjuma Okafor Adeyemi Shekau Barnawi
    Kwari Gebremichael Tadesse Desalegn Mekonnen Abiy Warsame Farmajo Elmi Jama Guled Robow Kiir Gai
    Malong Machar Nyusi Chapo Banda
""")
BUR_SYL = words("""
    Myit Kyi Na Kyauk Taw Pyu Maw Laik Htan Ta Lang Mong Nawng Lay Shwe Gu Bo Pauk Ka Lin Min Bu Paw Hpa
    An Tha Ton Za Wa Yin Mar Bin Thaung Kaung Salin Mon Ywa Kone Sai Khin U Kan Tein Hsi Seng Lai Hin
    Pin Nam Kham
""")
BUR_NAMES = words("""
    Min Aung Hlaing Soe Win Zaw Tun Myint Khin Thein Htet Naing Kyaw Moe Thant Wai Yan Ko Maung Aye
    Nyein Sithu Phyo Ye Htun Swe Oo Khun Gun Maw Twan Mrat Lin Nay Bo Nagar Naw Saw Mutu Say Poe Hla
    Ngwe Tin
""")
SA_FIRST = words("""
    Abdul Mullah Haji Hafiz Gul Sher Zabihullah Sirajuddin Hibatullah Mawlawi Asif Imran Naveed Bashir
    Qari Noor Wali Khalil Zahir Amrullah Hamdullah Rahmat Fazal Rajesh Anil Vikram Shahbaz Sarfraz Atta
    Amir
""")
SA_LAST = words("""
    Mujahid Haqqani Akhundzada Khan Mehsud Noorzai Popal Stanekzai Wazir Afridi Yousafzai Baloch Marri
    Bugti Mengal Massoud Saleh Rahimi Karimi Ahmadzai Sharif Munir Singh Sharma Kumar Reddy Hekmatyar
    Zadran
""")
SA_A = words("""
    Sher Gul Shah Kala Spin Tor Lal Mir Nawa Chah Qala Darra Dara Khan Sar Landi Shin Zar Bar Mano Mand
    Tang Khar Baz Sang Jala Hasan Musa Kot Deh Pul
""")
SA_B = words("""
    abad pur garh kot zai khel dara tangi gram ganj bagh kala shahr rud kai wal stan manda walla koh gai
""")
WEST_FIRST = words("""
    John David Michael Robert James Antonio Stephen Martin Carlos José Luis Juan Miguel Pedro Emmanuel
    Staffan Geir Hans Mark Philippe Jens Linda Sarah Karine Stéphane Ravina Francesca Mike Joe Donald
    Marco Reza Hossein Mohsen Esmail Mehmet Hakan Ismail Süleyman Yoav Benny Daniel Avichay Ehud Nikol
    Arayik Rodrigo Delfin
""")
WEST_LAST = words("""
    Smith|Johnson|Kirby|Austin|Guterres|Dujarric|Pedersen|de Mistura|Griffiths|Lowcock|Grandi|Shamdasani
    |Rodríguez|Gómez|Hernández|Petro|Restrepo|Soleimani|Qaani|Salami|Bagheri|Zarif|Fidan|Akar|Erdogan
    |Gallant|Gantz|Hagari|Adraee|Netanyahu|Pashinyan|Aliyev|Harutyunyan|Duterte|Lorenzana|Macron|Trump
    |Biden|Blinken|Rubio|Perthes
""")
WEAPONS = words("""
    Merkava Leopard Abrams Bradley Patriot Tomahawk Stinger Javelin Scud Kalibr Kinzhal Zolfaghar Fateh
    Badr Samad Burkan Qasef Zelzal Falaq Smerch Uragan Tochka Kornet Konkurs Fagot Metis Igla Strela
    Gvozdika Grad Hummer Shilka Typhoon Rafale Mirage Tornado Apache Predator Reaper Orlan Lancet Geran
    Shahed Mohajer Bayraktar Wing-Loong Caesar Paladin Krab Msta Akatsiya Buk Pantsir Tor Osa Marder
    Stryker Maxxpro Humvee T-55 T-90 BTR-80 BRDM MT-LB ZU-23
""")
SONS = words("Sons Lions Falcons Swords Martyrs Eagles Soldiers Knights")
FRONTS = words("Front Forces Union Alliance Patriots")
QUALIFIERS = words("National Popular Democratic Revolutionary Patriotic")
UNIONS = words("Coalition Union Assembly Rally Volunteers Council")
PEOPLES = words("Kachin Karen Mon Wa Zomi Chin Pa-O Lahu Naga")
AL_UNITS = words("Brigade Brigades Battalion Army Front Division battalion")
