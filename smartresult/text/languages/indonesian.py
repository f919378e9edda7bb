"""Indonesian: its words of grammar by kind, as they stand in a line.

Possessives, demonstratives and adjectives follow their noun. saya, kami, kita and mereka are subjects and possessives
alike: a line may end on them, and had better not begin with them.
"""

from typing import Final

from smartresult.text.languages.language import Language, words

INDONESIAN: Final = Language(
    code="id",
    name="Indonesian",
    # Quantifiers, and counting words of one: sebuah rumah.
    determiners=words(
        "para kaum sang si setiap tiap tiap-tiap masing-masing semua seluruh segala segenap sebagian separuh beberapa "
        "banyak sedikit sejumlah berbagai bermacam-macam aneka pelbagai suatu sebuah seorang seekor sebatang sehelai "
        "selembar sepasang sebutir sepotong sebiji seikat sebidang sebentuk sepucuk seutas sebilah segenggam segelas "
        "secangkir sepiring semangkuk sebotol sebungkus sekelompok sekumpulan serangkaian serombongan sekawanan "
        "selusin sederet setumpuk kebanyakan mayoritas ratusan ribuan jutaan puluhan belasan miliaran ekor butir helai "
        "lembar pucuk"
    ),
    prepositions=words(
        "di ke dari pada untuk dengan dalam oleh tentang terhadap bagi antara antar tanpa sejak semenjak hingga sampai "
        "menuju melalui kepada daripada demi guna selama sepanjang seperti sebagai bagaikan laksana bak ibarat secara "
        "per menurut mengenai kecuali selain lewat via atas bawah seputar sekitar buat kayak berdasarkan berkat "
        "menjelang sekeliling seusai sehabis dibanding dibandingkan beserta bersama seharga sebanyak sebesar setinggi "
        "sejauh seluas selebar sedalam seberat seusia setara"
    ),
    conjunctions=words(
        "yang dan atau tetapi tapi namun sedangkan melainkan serta maupun bahwa karena lantaran gara-gara sebab jika "
        "jikalau kalau kalo bila apabila bilamana andai andaikan seandainya asal asalkan agar supaya biar meski "
        "meskipun walau walaupun biarpun kendati kendatipun sekalipun ketika saat sewaktu selagi sambil seraya sembari "
        "sementara sebelum sesudah setelah usai sehingga maka tatkala kala manakala seolah seolah-olah seakan "
        "seakan-akan apakah siapa apa bagaimana gimana mengapa kenapa kapan berapa seberapa betapa entah apalagi "
        "padahal jadi lalu kemudian lantas ataupun dimana sebagaimana alih-alih"
    ),
    auxiliaries=words(
        "akan sudah telah sedang tengah masih pernah bisa dapat harus boleh mesti perlu mau ingin hendak adalah ialah "
        "merupakan menjadi bakal kudu wajib sanggup mampu sempat mulai ada adanya udah mungkin pasti berhasil berusaha "
        "mencoba cenderung kerap bermaksud berniat terpaksa terdiri tinggal"
    ),
    pronouns=words("ia kau engkau aku gue gua"),
    following_pronouns=words("saya kami kita mereka dia kamu anda kalian beliau"),
    # Of time, too, where they stand before the verb.
    adverbs=words(
        "tidak bukan belum jangan tak tiada nggak enggak gak ga ngga ndak bukanlah tidaklah janganlah sangat terlalu "
        "paling lebih kurang semakin makin kian agak cukup hampir nyaris hanya cuma sekadar selalu sering jarang "
        "memang justru malah malahan bahkan sungguh benar-benar betul-betul sekurang-kurangnya setidaknya sedikitnya "
        "paling-paling langsung segera saling begitu sebegitu kira-kira tetap terus turut ikut"
    ),
    numbers=words(
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu sejuta semiliar "
        "setriliun belas puluh ratus ribu juta miliar milyar triliun koma setengah seperempat sepertiga"
    ),
    magnitudes=words("belas puluh ratus ribu juta miliar milyar triliun koma seratus"),
    units=words(
        "persen rupiah dolar euro yen ringgit poundsterling meter kilometer sentimeter milimeter mil kilo kilogram "
        "gram miligram ons kuintal ton liter mililiter hektare hektar derajat watt kilowatt megawatt volt kalori poin "
        "detik menit jam hari malam minggu pekan bulan tahun abad dekade generasi kali orang ekor buah butir lembar "
        "helai batang siung sendok cangkir gelas piring mangkuk botol bungkus potong pasang unit km kg cm mm gr cc sdm "
        "sdt kepala lantai halaman episode gol"
    ),
    titles=words(
        "pak bu bang mas mbak mang teh kang uda uni daeng tuan nyonya nona profesor insinyur haji hajah hajjah ustaz "
        "ustad ustazah kiai kyai gus habib raden sri letnan sersan laksamana brigadir inspektur komisaris syekh sunan "
        "kabupaten provinsi"
    ),
    # Demonstratives, particles and words of degree after their word, frequent adjectives and ordinals after their noun.
    trailing=words(
        "ini itu tersebut tadi saja aja lagi juga pun sih deh dong nih tuh kan ya yah lho loh kok banget sekali "
        "sendiri pula belaka melulu semata baru lama besar kecil tua muda panjang pendek tinggi rendah berat ringan "
        "kuat merah putih hitam hijau kuning biru cokelat pertama terakhir lain lainnya begini"
    ),
    name_particles=words("bin binti van der den de al el da dos von"),
    markers=words(
        "yang dan di ini itu dengan untuk tidak akan dari saya kita kami ada pada juga karena bisa sudah kamu mereka "
        "dalam oleh atau ke dia anda seperti telah lebih harus orang hari tahun lagi saja tapi tetapi kalau jadi masih "
        "belum bukan apa siapa bagaimana kenapa hanya semua sangat setelah sebelum ketika sampai agar bahwa menjadi "
        "adalah sebuah seorang banyak waktu rumah anak ibu bapak terima kasih nggak udah aja banget sih dong kok ya "
        "pun sekali sekarang"
    ),
    # Words that have a blank inside, and fixed phrases of grammar.
    compounds=words(
        "jalan_kaki berjalan_kaki warung_kopi sedikit_demi_sedikit satu_demi_satu satu_per_satu di_mana ke_mana "
        "dari_mana di_sini di_sana di_situ ke_sini ke_sana ke_situ dari_sini dari_sana di_atas di_bawah di_dalam "
        "di_luar di_depan di_belakang di_samping di_sebelah di_antara di_tengah di_balik di_sekitar di_tepi di_pinggir "
        "ke_atas ke_bawah ke_dalam ke_luar ke_depan ke_belakang ke_tengah ke_arah dari_atas dari_bawah dari_dalam "
        "dari_luar dari_balik dari_antara apa_pun siapa_pun kapan_pun bagaimana_pun mana_pun apa_saja siapa_saja "
        "mana_saja kapan_saja salah_satu salah_seorang sama_sekali sekali_lagi lagi_pula begitu_saja baru_saja "
        "bisa_saja hanya_saja tidak_hanya bukan_hanya tidak_ada belum_pernah tidak_pernah tidak_lagi oleh_karena "
        "karena_itu sebab_itu maka_dari dari_itu selain_itu setelah_itu sementara_itu untuk_itu meski_begitu "
        "sampai_sekarang sejak_kapan seperti_apa kurang_lebih lebih_dari kurang_dari paling_tidak tak_satu tidak_satu "
        "satu_pun terima_kasih selamat_pagi selamat_siang selamat_sore selamat_malam selamat_datang selamat_tinggal "
        "mohon_maaf minta_maaf minta_tolong orang_tua orang_lain rumah_sakit rumah_makan rumah_tangga kamar_mandi "
        "tanggung_jawab bertanggung_jawab kerja_sama bekerja_sama kerja_keras tanda_tangan mata_air mata_uang air_mata "
        "kereta_api sepeda_motor pesawat_terbang kapal_laut lalu_lintas jalan_raya jalan_tol sumber_daya daya_tarik "
        "cuci_tangan meja_makan minyak_goreng bawang_merah bawang_putih daun_salam daun_bawang cabai_rawit cabai_merah "
        "kecap_manis gula_merah gula_pasir santan_kental nasi_goreng ayam_goreng air_putih air_panas sepak_bola "
        "bulu_tangkis tim_nasional piala_dunia wakil_presiden perdana_menteri wali_kota kepala_desa kepala_sekolah "
        "kepala_dinas juru_bicara tuan_rumah ibu_kota ibu_rumah anak_muda anak_buah anak_kecil anak_perempuan "
        "anak_laki-laki luar_biasa luar_negeri dalam_negeri luar_angkasa hari_ini hari_itu malam_ini malam_itu "
        "pagi_ini sore_ini minggu_lalu minggu_depan bulan_lalu bulan_depan tahun_lalu tahun_depan tahun_ini saat_ini "
        "saat_itu tadi_malam tadi_pagi kemarin_sore besok_pagi nanti_malam akhir_pekan akhir_tahun ulang_tahun "
        "tengah_malam masa_lalu masa_depan sehari_semalam media_sosial kartu_nama uang_tunai harga_diri rasa_ingin "
        "ingin_tahu beri_tahu memberi_tahu ambil_bagian turun_tangan ikut_serta jatuh_cinta jatuh_sakit putus_asa "
        "naik_turun perang_dunia hak_asasi asasi_manusia hutan_hujan gunung_berapi gempa_bumi tanah_longsor tanah_air "
        "ilmu_pengetahuan karya_seni ruang_tamu pintu_masuk jawa_barat jawa_tengah jawa_timur sumatra_barat "
        "sumatra_utara sulawesi_selatan kalimantan_timur nusa_tenggara timur_tengah asia_tenggara"
    ),
)
