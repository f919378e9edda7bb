"""Vietnamese: its words of grammar by kind, as they stand in a line.

A word here is a syllable, as they are written with blanks; those of a compound are joined by _.
"""

from typing import Final

from smartresult.text.languages.language import Language, words

VIETNAMESE: Final = Language(
    code="vi",
    name="Vietnamese",
    # Plurals, quantifiers and classifiers before their noun; demonstratives come after it.
    determiners=words(
        "các những một mọi mỗi từng mấy vài dăm nhiều ít toàn cả tất nửa đôi số thứ đa bao cái con chiếc cuốn quyển "
        "tờ bức tấm ngôi căn tòa toà vị đứa gã kẻ lũ bọn đàn bầy mớ nắm trái lát miếng mẩu đoạn mảnh chuỗi bộ cặp "
        "nhóm tốp vở bài câu nỗi niềm cuộc trận cơn đợt chuyến lượt món kiểu loại sự phía bên tụi"
    ),
    prepositions=words(
        "của ở tại trong ngoài trên dưới giữa với cho từ đến tới bằng về theo vào qua cùng do nhờ khỏi khắp quanh dọc "
        "suốt trừ như cạnh gần trước sau tận cách bởi nhằm xuyên ngang sang khoảng chừng cỡ"
    ),
    genitives=words("của"),
    conjunctions=words(
        "và hay hoặc nhưng mà nếu thì vì nên khi lúc để rằng tuy dù dẫu song còn liệu hễ miễn kẻo chứ tại lẫn"
    ),
    # With those verbs that wait for a verb or a complement.
    auxiliaries=words(
        "là đã đang sẽ sắp vừa được bị phải cần có muốn định toan dám hãy từng xin đành gồm khiến thể khó dễ"
    ),
    pronouns=words("tôi ta họ nó hắn chúng tớ tao mày mình em bạn cậu"),
    adverbs=words("không chưa chẳng chả đừng chớ rất hơi khá quá càng cũng vẫn đều chỉ cứ luôn thật cực siêu ngay bèn"),
    numbers=words(
        "một hai ba bốn sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn vạn triệu tỷ tỉ mốt lăm nhăm linh lẻ phẩy chục "
        "hăm"
    ),
    magnitudes=words("mươi mười trăm nghìn ngàn vạn triệu tỷ tỉ phẩy linh lẻ chục"),
    # As syllables before a name: sĩ of bác sĩ, sư of giáo sư.
    titles=words(
        "ông bà anh chị cô chú bác cậu dì mợ thím thầy ngài cụ bé lão nàng chàng đức thánh vua chúa hoàng tướng tá úy "
        "sĩ sư tịch đốc tỉnh huyện quận phường xã sông núi hồ đường phố đảo chùa đền tên nhân trưởng viên"
    ),
    # Demonstratives, degrees, particles and measures after their word.
    trailing=words("này ấy kia nọ đấy đó ạ nhé nhỉ nhá hả hở thôi nữa nhau hơn nhất lắm xong gì nào"),
    units=words("mét phút giây gam lít kilômét kilôgam ki-lô-mét ki-lô-gam xăng-ti-mét mi-li-mét hécta héc-ta rưỡi"),
    name_particles=words("thị văn"),
    markers=words(
        "của là và không có được những các người cho với trong đã này để khi đến từ ở như cũng mà thì một nhiều rất "
        "vào ra về tôi chúng nó phải làm đang sẽ nếu vì nên hay nhưng lại còn đó thế vẫn rồi mình bạn trên sau trước "
        "hơn năm việc thể mới bị đều ngày nói biết gì đi họ anh chị em ông bà theo tại cùng nhất"
    ),
    # Syllables of one word, and fixed phrases of grammar.
    compounds=words(
        "chúng_ta chúng_tôi chúng_mình chúng_nó bọn_họ bọn_mình người_ta mọi_người các_bạn bản_thân bởi_vì tại_vì "
        "tại_sao vì_sao mặc_dù cho_dù tuy_nhiên do_đó vì_vậy vì_thế cho_nên nếu_như giá_như miễn_là trừ_khi trước_khi "
        "sau_khi trong_khi trong_lúc mỗi_khi một_khi ngay_khi ngay_cả thậm_chí có_thể không_thể chưa_thể cần_phải "
        "bắt_đầu kết_thúc trở_thành trở_nên trở_lại tiếp_tục tiếp_theo thực_hiện thực_tế thực_sự thật_sự hoàn_toàn "
        "đặc_biệt tương_đối vô_cùng cực_kỳ ngày_càng hầu_như hầu_hết gần_như dường_như hình_như có_lẽ chắc_chắn "
        "nhất_định thường_xuyên đôi_khi thỉnh_thoảng ngay_lập_tức lập_tức đột_nhiên bất_ngờ tất_cả toàn_bộ một_số "
        "một_vài một_chút một_ít đa_số phần_lớn rất_nhiều bao_nhiêu bao_giờ bao_lâu bây_giờ hiện_nay hiện_tại "
        "ngày_nay hôm_nay hôm_qua ngày_mai hôm_sau tối_nay sáng_nay năm_nay năm_ngoái năm_sau tuần_trước tuần_sau "
        "tháng_sau cuối_tuần cuối_cùng đầu_tiên thứ_nhất thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật "
        "buổi_sáng buổi_chiều buổi_tối thời_gian thời_điểm thời_kỳ thời_tiết thế_giới thế_kỷ thế_hệ thế_nào như_thế "
        "như_vậy ví_dụ chẳng_hạn nói_chung đối_với liên_quan liên_tục liên_hệ so_với dựa_trên kể_từ bên_trong "
        "bên_ngoài bên_cạnh xung_quanh phía_trước phía_sau ở_đây ở_đó thành_phố thành_công thành_viên thành_lập "
        "đất_nước nông_thôn nông_dân gia_đình bố_mẹ cha_mẹ ông_bà anh_em chị_em vợ_chồng con_cái trẻ_em phụ_nữ "
        "đàn_ông thanh_niên học_sinh sinh_viên giáo_viên giáo_sư giáo_dục bác_sĩ tiến_sĩ luật_sư kỹ_sư bệnh_viện "
        "bệnh_nhân sức_khỏe sức_khoẻ cuộc_sống cuộc_đời công_việc công_ty công_nghệ công_trình công_nhân nhân_viên "
        "khách_hàng sản_phẩm sản_xuất dịch_vụ thị_trường kinh_tế kinh_doanh kinh_nghiệm chính_phủ chính_trị "
        "chính_sách chính_thức xã_hội văn_hóa văn_hoá văn_học lịch_sử truyền_thống tự_nhiên tự_do tự_tin môi_trường "
        "khí_hậu nguyên_nhân nguyên_liệu kết_quả hậu_quả ảnh_hưởng ảnh_chụp hình_ảnh âm_nhạc âm_thanh bài_hát bộ_phim "
        "điện_ảnh điện_thoại điện_tử máy_tính máy_bay xe_máy xe_đạp ô_tô tàu_hỏa sân_bay nhà_hàng nhà_trường nhà_nước "
        "nhà_báo nhà_văn quốc_gia quốc_tế dân_tộc dân_số phát_triển phát_hiện phát_biểu nghiên_cứu khoa_học kỹ_thuật "
        "kỹ_năng thông_tin thông_qua tin_tức vấn_đề câu_chuyện câu_hỏi ý_kiến ý_nghĩa suy_nghĩ cảm_thấy cảm_ơn "
        "cảm_giác xin_lỗi xin_chào hy_vọng mong_muốn yêu_cầu yêu_thích quan_trọng quan_tâm quan_hệ cần_thiết khó_khăn "
        "dễ_dàng nguy_hiểm an_toàn hạnh_phúc đơn_giản phức_tạp khác_nhau giống_nhau với_nhau cùng_nhau lẫn_nhau "
        "giải_thích giải_quyết giải_pháp chuẩn_bị sử_dụng áp_dụng tác_dụng tác_phẩm tác_giả hoạt_động hành_động "
        "hành_trình du_lịch du_khách khách_sạn khám_phá tham_gia tham_quan tham_dự tổ_chức tập_trung tập_luyện "
        "luyện_tập cầu_thủ bóng_đá trận_đấu đội_tuyển huấn_luyện_viên vô_địch chiến_thắng chiến_tranh hòa_bình "
        "hoà_bình cách_mạng độc_lập phần_trăm đồng_thời đồng_ý đồng_nghiệp hợp_đồng hội_đồng hội_nghị cuộc_họp "
        "chương_trình dự_án kế_hoạch mục_tiêu chất_lượng số_lượng khối_lượng năng_lượng khả_năng chức_năng tính_năng "
        "thiết_bị thiết_kế thiết_yếu điều_kiện điều_này điều_đó trách_nhiệm nhiệm_vụ quyền_lợi pháp_luật cảnh_sát "
        "tai_nạn giao_thông đường_phố lần_đầu đầu_bếp nước_mắm bánh_mì cà_phê gia_vị hành_lá trái_cây rau_củ thịt_bò "
        "thịt_gà nấu_ăn món_ăn bữa_ăn ăn_uống nghệ_sĩ ca_sĩ diễn_viên đạo_diễn khán_giả sân_khấu nhân_vật nhân_dân "
        "con_người con_đường bạn_bè người_dân người_lớn tuổi_trẻ việt_nam hà_nội sài_gòn đà_nẵng trung_quốc nhật_bản "
        "hàn_quốc hoa_kỳ"
    ),
)
